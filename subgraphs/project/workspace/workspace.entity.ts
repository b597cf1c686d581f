import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { describeEnum } from '#platform/graphql/describe-enum';
import type { WorkStatus } from '#schema/shared/work-status';

/** How far the way from words to a running app has come. */
export enum WorkspaceStage {
  IDLE = 'IDLE',
  GENERATING = 'GENERATING',
  BUILDING = 'BUILDING',
  STARTING_PREVIEW = 'STARTING_PREVIEW',
  LIVE = 'LIVE',
  FAILED = 'FAILED',
}
describeEnum(WorkspaceStage, 'WorkspaceStage', 'How far the way from words to a running app has come.', {
  IDLE: 'Nothing is being done.',
  GENERATING: 'The app is being written.',
  BUILDING: 'The app is being built.',
  STARTING_PREVIEW: 'A device is being prepared.',
  LIVE: 'The app runs on a device and can be touched.',
  FAILED: 'The last step went wrong; the message says which.',
});

/** One piece of work as the last event told it. */
export interface WorkNews {
  id: string;
  status: WorkStatus;
  message: string;
  percent?: number;
}

export type Step = 'generation' | 'build' | 'preview';

/** A piece of work that has not ended. */
export interface OpenWork extends WorkNews {
  step: Step;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'What is going on in a project, from words to the running app.' })
@Entity('workspace')
export class Workspace {
  @PrimaryColumn('text')
  projectId!: string;

  @Field(() => WorkspaceStage, { description: 'The step that is being done.' })
  @Column('text')
  stage!: WorkspaceStage;

  @Field(() => Int, { description: 'How much of the whole way is done, 0 to 100; rough.' })
  @Column('int')
  percent!: number;

  @Field(() => String, { description: 'What is being done, for a person.' })
  @Column('text')
  message!: string;

  @Column('jsonb', { nullable: true })
  generation!: WorkNews | null;

  @Column('jsonb', { nullable: true })
  build!: WorkNews | null;

  @Column('jsonb', { nullable: true })
  preview!: WorkNews | null;

  /** All that has not ended: a project is built for two platforms at the same time. */
  @Column('jsonb', { default: [] })
  open!: OpenWork[];
}
