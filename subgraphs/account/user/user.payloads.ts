import { Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { SessionTokens } from '../session/session.entity';
import { User } from './user.entity';

@ObjectType({ description: 'The new account and its first session.' })
export class SignUpPayload extends Payload {
  @Field(() => User, { nullable: true, description: 'The new user; null when there are errors.' })
  user?: User;

  @Field(() => SessionTokens, { nullable: true, description: 'The first session; null when there are errors.' })
  session?: SessionTokens;
}

@ObjectType({ description: 'The user as it is after the change.' })
export class UserPayload extends Payload {
  @Field(() => User, { nullable: true, description: 'The user; null when there are errors.' })
  user?: User;
}

@ObjectType({ description: 'That the request was heard.' })
export class PasswordResetPayload extends Payload {}
