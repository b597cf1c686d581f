import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { Agent } from './agent.entity';

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'What the platform expects of a registered agent.' })
export class RegisterAgentPayload extends Payload {
  @Field(() => Agent, { nullable: true, description: 'The agent; it keeps the id for its next start.' })
  agent?: Agent;

  @Field(() => Int, { nullable: true, description: 'Seconds between heartbeats.' })
  heartbeatSeconds?: number;

  @Field(() => Int, { nullable: true, description: 'Seconds after which to ask for work although nothing woke it.' })
  pollSeconds?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds without a heartbeat after which work is given to another.',
  })
  leaseSeconds?: number;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'Answer to a sign of life.' })
export class HeartbeatPayload extends Payload {
  @Field(() => Agent, { nullable: true, description: 'The agent.' })
  agent?: Agent;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'A reason to look for work; never the work itself.' })
export class WorkAvailable {
  @Field(() => Date, { description: 'When.' })
  at!: Date;
}
