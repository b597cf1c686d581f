import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import type { AccountContext } from '../loaders';
import { User } from '../user/user.entity';
import { Session, SessionTokens } from './session.entity';
import { RefreshSessionInput, SignInInput, SignOutInput } from './session.inputs';
import type { SessionService } from './session.service';

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

@Resolver(() => Session)
export class SessionResolver {
  constructor(private readonly service: SessionService) {}

  @Mutation(() => SignInPayload, { description: 'Opens a session.' })
  async signIn(
    @Arg('input', () => SignInInput, { description: 'Who signs in.' }) { email, password }: SignInInput,
  ): Promise<SignInPayload> {
    return this.service.signIn(email, password);
  }

  @Mutation(() => RefreshSessionPayload, {
    description: 'Gives a session new tokens; the old refresh token is good no longer.',
  })
  async refreshSession(
    @Arg('input', () => RefreshSessionInput, { description: 'Which session.' }) { refreshToken }: RefreshSessionInput,
  ): Promise<RefreshSessionPayload> {
    return { session: await this.service.refresh(refreshToken) };
  }

  @Mutation(() => SignOutPayload, { description: 'Ends the session of this request, or all of the viewer.' })
  async signOut(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => SignOutInput, { defaultValue: { everywhere: false }, description: 'What is to end.' })
    { everywhere }: SignOutInput,
  ): Promise<SignOutPayload> {
    await this.service.signOut(viewer, everywhere);
    return {};
  }

  @FieldResolver(() => Boolean, { description: 'It is the session of this request.' })
  isCurrent(@Root() { id }: Session, @Ctx() { viewer }: AccountContext): boolean {
    return viewer?.credentialId === id;
  }
}
