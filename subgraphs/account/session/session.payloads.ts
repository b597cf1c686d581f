import { Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { User } from '../user/user.entity';
import { SessionTokens } from './session.entity';

@ObjectType({ description: 'Who has signed in, and with what the client goes on.' })
export class SignInPayload extends Payload {
  @Field(() => User, { nullable: true, description: 'Who has signed in; null when there are errors.' })
  user?: User;

  @Field(() => SessionTokens, { nullable: true, description: 'The new session; null when there are errors.' })
  session?: SessionTokens;
}

@ObjectType({ description: 'The session with new tokens.' })
export class RefreshSessionPayload extends Payload {
  @Field(() => SessionTokens, { nullable: true, description: 'The new tokens; null when there are errors.' })
  session?: SessionTokens;
}

@ObjectType({ description: 'That it has ended.' })
export class SignOutPayload extends Payload {}
