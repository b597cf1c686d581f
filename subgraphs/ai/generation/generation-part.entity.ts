import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import { describeEnum } from '#platform/graphql/describe-enum';
import { GeneratedFile } from './generation.entity';

/** What a part of a generation is. */
export enum PartKind {
  TEXT = 'TEXT',
  REASONING = 'REASONING',
  STEP = 'STEP',
  FILE_EDIT = 'FILE_EDIT',
  USAGE = 'USAGE',
}
describeEnum(PartKind, 'PartKind', 'What a part of a generation is.', {
  TEXT: 'Words to the user.',
  REASONING: 'What the model thinks.',
  STEP: 'A step of the work begins.',
  FILE_EDIT: 'A file was changed; `file` says which.',
  USAGE: 'What the model has used.',
});

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'Something that a generation has brought forth while it works.' })
@Entity('generation_part')
export class GenerationPart {
  @PrimaryColumn('text')
  generationId!: string;

  @Field(() => Int, { description: 'Counts from 1, without gaps; `generationParts(after:)` resumes by it.' })
  @PrimaryColumn('int')
  sequence!: number;

  @Field(() => PartKind, { description: 'What it is.' })
  @Column('text')
  kind!: PartKind;

  @Field(() => String, { description: 'Its words.' })
  @Column('text')
  text!: string;

  @Field(() => GeneratedFile, { nullable: true, description: 'The file, for FILE_EDIT; null otherwise.' })
  @Column('jsonb', { nullable: true })
  file!: GeneratedFile | null;

  @Field(() => Date, { description: 'When it came.' })
  @CreateDateColumn({ type: 'timestamptz' })
  at!: Date;
}
