import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import '#platform/graphql/shared-enums';
import { ConnectionOf } from '#platform/graphql/connection';
import { Node } from '#platform/graphql/node';
import { ErrorCode } from '#schema/error-code';
import { WorkStatus } from '#schema/shared/work-status';
import { FileChange } from './file-change';

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'Why a generation failed.' })
export class GenerationFailure {
  @Field(() => ErrorCode, { description: 'Why, for a program.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'What happened and what to do, for a person.' })
  message!: string;

  @Field(() => Boolean, { description: 'The same words may succeed at another time.' })
  retryable!: boolean;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A file that a generation has changed.' })
export class GeneratedFile {
  @Field(() => String, { description: 'Relative to the root of the project.' })
  path!: string;

  @Field(() => FileChange, { description: 'What was done to it.' })
  change!: FileChange;
}

@Directive('@key(fields: "id")')
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'One turn from words to code.', implements: Node })
@Entity('generation')
@Index(['projectId', 'status'])
export class Generation extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Column('text')
  projectId!: string;

  @Column('text')
  teamId!: string;

  @Column('text')
  userId!: string;

  @Field(() => String, { description: 'The words.' })
  @Column('text')
  prompt!: string;

  @Field(() => WorkStatus, { description: 'How far it is.' })
  @Column('text')
  status!: WorkStatus;

  @Field(() => GenerationFailure, { nullable: true, description: 'Why it failed; null otherwise.' })
  @Column('jsonb', { nullable: true })
  failure!: GenerationFailure | null;

  @Field(() => [String], { description: 'What was changed in the app, in sentences; empty until it has succeeded.' })
  @Column('text', { array: true, default: [] })
  changes!: string[];

  @Directive('@listSize(assumedSize: 30)')
  @Field(() => [GeneratedFile], {
    description: 'The files that it has changed, by path; empty until it has succeeded.',
  })
  @Column('jsonb', { default: [] })
  files!: GeneratedFile[];

  @Column('text')
  baseRevisionId!: string;

  @Column('text')
  baseManifest!: string;

  @Column('text', { nullable: true })
  manifest!: string | null;

  /** When the project was given the tree; null before. */
  @Column('timestamptz', { nullable: true })
  handedOverAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'The model that wrote it; null until it is known.' })
  @Column('text', { nullable: true })
  model!: string | null;

  @Field(() => Int, { description: 'Tokens that the model has read.' })
  @Column('int', { default: 0 })
  inputTokens!: number;

  @Field(() => Int, { description: 'Tokens that the model has written.' })
  @Column('int', { default: 0 })
  outputTokens!: number;

  @Field(() => Date, { description: 'When it was asked for.' })
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended.' })
  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A page of generations.' })
export class GenerationConnection extends ConnectionOf(Generation) {}
