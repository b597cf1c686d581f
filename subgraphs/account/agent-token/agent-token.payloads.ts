import { Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { AgentToken } from './agent-token.entity';

@ObjectType({ description: 'The new token; it is shown this once.' })
export class CreateAgentTokenPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description:
      'For `--token` of an agent; keep it, it is not shown again: null when the idempotencyKey was used before.',
  })
  token?: string | null;

  @Field(() => AgentToken, { nullable: true, description: 'What is known of it; null when there are errors.' })
  agentToken?: AgentToken;
}

@ObjectType({ description: 'The token that is good no longer.' })
export class RevokeAgentTokenPayload extends Payload {
  @Field(() => AgentToken, { nullable: true, description: 'What is known of it; null when there are errors.' })
  agentToken?: AgentToken;
}
