import { Field, Int, ObjectType } from 'type-graphql';
import type { Connection } from '#platform/graphql/connection';
import { type Build, BuildConnection } from '../build/build.entity';

@ObjectType({ description: "What of the viewer's teams waits to be built, and who could build it." })
export class BuildQueue {
  @Field(() => BuildConnection, { description: 'The builds that wait, oldest first.' })
  builds!: Connection<Build>;

  @Field(() => Int, { description: 'How many of them wait.' })
  queued!: number;

  @Field(() => Int, { description: 'How many builds of the teams run now.' })
  running!: number;

  @Field(() => Int, { description: 'Build agents that work for the viewer and are online, busy or free.' })
  agentsOnline!: number;

  @Field(() => Int, { description: 'Build agents that work for the viewer, online or not.' })
  agentsTotal!: number;
}
