import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { describeEnum } from '#platform/graphql/describe-enum';

export enum DiagnosticSeverity {
  ERROR = 'ERROR',
  WARNING = 'WARNING',
  INFO = 'INFO',
}

describeEnum(DiagnosticSeverity, 'DiagnosticSeverity', 'How bad a remark of a compiler is.', {
  ERROR: 'The app cannot be made with it.',
  WARNING: 'The app can be made, and something about it looks wrong.',
  INFO: 'Worth knowing.',
});

/** What a tool says of one place of the source. */
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'What a tool says of one place of the source.' })
@Entity('diagnostic')
@Index(['buildId', 'id'])
export class Diagnostic {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  buildId!: string;

  /** The phase that found it. */
  @Column('text')
  phaseId!: string;

  @Field(() => DiagnosticSeverity, { description: 'How bad it is.' })
  @Column('text')
  severity!: DiagnosticSeverity;

  @Field(() => String, { description: "The file, from the project's root." })
  @Column('text')
  path!: string;

  @Field(() => Int, { description: 'The line, from 1.' })
  @Column('int')
  line!: number;

  @Field(() => Int, { description: 'The column, from 1.' })
  @Column('int')
  column!: number;

  @Field(() => String, { description: 'What is wrong, in the words of the tool.' })
  @Column('text')
  message!: string;
}
