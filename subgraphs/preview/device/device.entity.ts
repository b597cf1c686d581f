import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import '#platform/graphql/shared-enums';
import { ConnectionOf } from '#platform/graphql/connection';
import { describeEnum } from '#platform/graphql/describe-enum';
import { Node } from '#platform/graphql/node';
import { MobilePlatform } from '#schema/shared/mobile-platform';

export enum DeviceKind {
  WEB = 'WEB',
}
describeEnum(DeviceKind, 'DeviceKind', 'How a device runs an app.', {
  WEB: "It runs the app's web bundle in a browser that looks and feels like a phone.",
});

@Directive('@key(fields: "id")')
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A phone that a simulator agent can run apps on.', implements: Node })
@Entity('device')
@Index(['agentTokenId', 'agentId', 'name'], { unique: true })
export class Device extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Column('text')
  agentId!: string;

  /** By whose authority the agent works: an id alone is no proof of being that agent. */
  @Column('text')
  agentTokenId!: string;

  /** Whose sessions it runs; null: everyone's. */
  @Column('text', { nullable: true })
  teamId!: string | null;

  @Field(() => String, { description: 'What it is called: that of a phone.' })
  @Column('text')
  name!: string;

  @Field(() => MobilePlatform, { description: 'Whose apps it runs.' })
  @Column('text')
  platform!: MobilePlatform;

  @Field(() => Int, { description: 'Width of its screen in points, held upright.' })
  @Column('int')
  width!: number;

  @Field(() => Int, { description: 'Height of its screen in points, held upright.' })
  @Column('int')
  height!: number;

  @Field(() => DeviceKind, { description: 'How it runs an app.' })
  @Column('text')
  kind!: DeviceKind;

  @Field(() => Date, { description: 'When its agent was heard of last.' })
  @Column('timestamptz')
  lastSeenAt!: Date;

  /** Its agent has come back without it. */
  @Column('boolean', { default: false })
  isRemoved!: boolean;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A page of devices.' })
export class DeviceConnection extends ConnectionOf(Device) {}
