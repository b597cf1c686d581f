import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AccountContext } from '../loaders';
import { Session } from './session.entity';
import { RefreshSessionInput, SignInInput, SignOutInput } from './session.inputs';
import { RefreshSessionPayload, SignInPayload, SignOutPayload } from './session.payloads';
import type { SessionService } from './session.service';

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
