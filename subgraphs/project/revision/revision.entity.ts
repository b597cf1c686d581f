import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { ConnectionOf } from '#platform/graphql/connection';
import { describeEnum } from '#platform/graphql/describe-enum';
import { Node } from '#platform/graphql/node';

/** Where a revision comes from. */
export enum RevisionSource {
  CREATED = 'CREATED',
  MANUAL = 'MANUAL',
  GENERATION = 'GENERATION',
  RESTORE = 'RESTORE',
}
describeEnum(RevisionSource, 'RevisionSource', 'Where a revision comes from.', {
  CREATED: 'The first one of a project.',
  MANUAL: 'Changed by hand, with `applyChanges`.',
  GENERATION: 'Written by a generation.',
  RESTORE: 'An earlier revision, brought back.',
});

@Directive('@key(fields: "id")')
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The whole tree of a project at a moment. It never changes.', implements: Node })
@Entity('revision')
@Index(['projectId', 'number'], { unique: true })
@Index(['generationId'], { unique: true, where: '"generationId" IS NOT NULL' })
export class Revision extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Column('text')
  projectId!: string;

  @Column('text')
  teamId!: string;

  @Field(() => Int, { description: 'Counts from 1 within the project.' })
  @Column('int')
  number!: number;

  @Field(() => String, { description: 'What was changed, for a person.' })
  @Column('text')
  message!: string;

  @Field(() => RevisionSource, { description: 'Where it comes from.' })
  @Column('text')
  source!: RevisionSource;

  @Field(() => String, { description: 'Hash of the tree: equal trees have equal hashes.' })
  @Column('text')
  manifest!: string;

  @Field(() => Int, { description: 'How many files it has.' })
  @Column('int')
  fileCount!: number;

  @Column('text', { nullable: true })
  generationId!: string | null;

  @Column('text', { nullable: true })
  restoredFromId!: string | null;

  @Column('text')
  createdById!: string;

  @Field(() => Date, { description: 'When it was made.' })
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A page of revisions.' })
export class RevisionConnection extends ConnectionOf(Revision) {}
