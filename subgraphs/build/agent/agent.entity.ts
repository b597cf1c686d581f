import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { describeEnum } from '#platform/graphql/describe-enum';
import { Node } from '#platform/graphql/node';
import '#platform/graphql/shared-enums';
import { MobilePlatform } from '#schema/shared/mobile-platform';

export enum AgentKind {
  BUILD = 'BUILD',
  SIMULATOR = 'SIMULATOR',
}

describeEnum(AgentKind, 'AgentKind', 'What an agent does.', {
  BUILD: 'It builds apps.',
  SIMULATOR: 'It runs apps on devices and streams their screens.',
});

@ObjectType({ description: 'Something that an agent can do, with its version.' })
export class AgentCapability {
  @Field(() => String, { description: 'A toolchain or a device: `spec-web`, `xcodebuild`, `web` …' })
  name!: string;

  @Field(() => String, { description: 'The version that the agent has.' })
  version!: string;
}

/** A process on some host that takes work. What it is doing is read off the work, so that the two cannot disagree. */
@ObjectType({ description: 'A process on some host that takes work.', implements: Node })
@Directive('@key(fields: "id")')
@Entity('agent')
@Index(['teamId', 'id'])
export class Agent extends Node {
  @PrimaryColumn('text')
  declare id: string;

  /** Whom it works for; null: for all teams. */
  @Column('text', { nullable: true })
  teamId!: string | null;

  @Column('text')
  agentTokenId!: string;

  @Column('text')
  pool!: string;

  @Field(() => AgentKind, { description: 'What it does.' })
  @Column('text')
  kind!: AgentKind;

  @Field(() => String, { description: 'The name that it was started with.' })
  @Column('text')
  name!: string;

  @Field(() => String, { description: 'The version of the agent program.' })
  @Column('text')
  version!: string;

  @Field(() => [AgentCapability], { description: 'What it can do.' })
  @Column('jsonb')
  capabilities!: AgentCapability[];

  @Field(() => [MobilePlatform], { description: 'The platforms that it works for.' })
  @Column('text', { array: true })
  platforms!: MobilePlatform[];

  @Field(() => Date, { description: 'When it was heard of last.' })
  @Column('timestamptz')
  lastSeenAt!: Date;

  /** It has said goodbye. */
  @Column('boolean', { default: false })
  hasLeft!: boolean;

  /** Said by agents whose work lies in another subgraph. */
  @Column('boolean', { default: false })
  saysBusy!: boolean;

  @Field(() => Date, { description: 'When it registered first.' })
  @Column('timestamptz')
  createdAt!: Date;
}
