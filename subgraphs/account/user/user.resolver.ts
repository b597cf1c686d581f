import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AccessTokenConnection, type AccessToken } from '../access-token/access-token.entity';
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import { requireScope } from '#platform/kernel/viewer';
import type { AccountContext } from '../loaders';
import { type Session, SessionConnection } from '../session/session.entity';
import { type Membership, TeamMemberConnection } from '../team/membership.entity';
import { Team } from '../team/team.entity';
import { User } from './user.entity';
import {
  ChangePasswordInput,
  DeleteAccountInput,
  RequestPasswordResetInput,
  ResetPasswordInput,
  SignUpInput,
  UpdateProfileInput,
  VerifyEmailInput,
} from './user.inputs';
import { PasswordResetPayload, SignUpPayload, UserPayload } from './user.payloads';
import type { UserService } from './user.service';

@Resolver(() => User)
export class UserResolver {
  constructor(private readonly service: UserService) {}

  @Query(() => User, { description: 'Who is signed in.' })
  viewer(@Ctx() { viewer }: AccountContext): Promise<User> {
    return this.service.self(viewer);
  }

  @Mutation(() => SignUpPayload, { description: 'Makes an account with a personal team, and signs in.' })
  async signUp(
    @Arg('input', () => SignUpInput, { description: 'Who signs up.' }) input: SignUpInput,
  ): Promise<SignUpPayload> {
    return this.service.signUp(input);
  }

  @Mutation(() => UserPayload, { description: 'Proves that the address is read, by the token from the mail.' })
  async verifyEmail(
    @Arg('input', () => VerifyEmailInput, { description: 'The proof.' }) { token }: VerifyEmailInput,
  ): Promise<UserPayload> {
    return { user: await this.service.verifyEmail(token) };
  }

  @Mutation(() => UserPayload, { description: "Changes the viewer's password; every other session ends." })
  async changePassword(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => ChangePasswordInput, { description: 'The old and the new one.' }) input: ChangePasswordInput,
  ): Promise<UserPayload> {
    return { user: await this.service.changePassword(viewer, input) };
  }

  @Mutation(() => PasswordResetPayload, {
    description: 'Sends a mail to choose a new password, if there is such an account.',
  })
  async requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput, { description: 'Whose.' }) { email }: RequestPasswordResetInput,
  ): Promise<PasswordResetPayload> {
    await this.service.requestPasswordReset(email);
    return {};
  }

  @Mutation(() => PasswordResetPayload, {
    description: 'Sets a new password by the token from the mail; every session ends.',
  })
  async resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'The token and the new password.' })
    input: ResetPasswordInput,
  ): Promise<PasswordResetPayload> {
    await this.service.resetPassword(input);
    return {};
  }

  @Mutation(() => UserPayload, { description: "Changes the viewer's profile." })
  async updateProfile(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => UpdateProfileInput, { description: 'What is to change.' }) input: UpdateProfileInput,
  ): Promise<UserPayload> {
    return { user: await this.service.updateProfile(viewer, input) };
  }

  @Mutation(() => UserPayload, { description: 'Deletes the account of the viewer and ends its sessions and tokens.' })
  async deleteAccount(
    @Ctx() { viewer }: AccountContext,
    @Arg('input', () => DeleteAccountInput, { description: 'The proof that it is wanted.' })
    { password }: DeleteAccountInput,
  ): Promise<UserPayload> {
    return { user: await this.service.delete(viewer, password) };
  }

  @FieldResolver(() => String, { nullable: true, description: 'The address; null for anyone but the user.' })
  email(@Root() user: User, @Ctx() { viewer }: AccountContext): string | null {
    return isSelf(user, viewer) ? user.email : null;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'The address was proven; null for anyone but the user.',
  })
  emailIsVerified(@Root() user: User, @Ctx() { viewer }: AccountContext): boolean | null {
    return isSelf(user, viewer) ? user.emailVerifiedAt !== null : null;
  }

  @FieldResolver(() => Team, {
    nullable: true,
    description: 'The team that is used when none is named; null for anyone but the user.',
  })
  personalTeam(@Root() user: User, @Ctx() { viewer, loaders }: AccountContext): Promise<Team | null> | null {
    return isSelf(user, viewer) ? loaders.team.load(user.personalTeamId) : null;
  }

  @FieldResolver(() => TeamMemberConnection, {
    nullable: true,
    description: 'The teams of the user with the role in each; null for anyone but the user.',
  })
  teams(
    @Root() user: User,
    @Ctx() { viewer, loaders }: AccountContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Membership>> | null {
    return isSelf(user, viewer) ? loaders.teamsOfUser.load({ parentId: user.id, args }) : null;
  }

  @FieldResolver(() => SessionConnection, {
    nullable: true,
    description: 'Where the user is signed in; null for anyone but the user.',
  })
  sessions(
    @Root() user: User,
    @Ctx() { viewer, loaders }: AccountContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Session>> | null {
    return isSelf(user, viewer) ? loaders.sessionsOfUser.load({ parentId: user.id, args }) : null;
  }

  @FieldResolver(() => AccessTokenConnection, {
    nullable: true,
    description: 'The access tokens of the user; null for anyone but the user.',
  })
  accessTokens(
    @Root() user: User,
    @Ctx() { viewer, loaders }: AccountContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<AccessToken>> | null {
    return isSelf(user, viewer) ? loaders.accessTokensOfUser.load({ parentId: user.id, args }) : null;
  }
}

/** What only the user sees, with a token that may read the account. */
function isSelf(user: User, viewer: AccountContext['viewer']): boolean {
  if (viewer?.kind !== 'user' || viewer.userId !== user.id) return false;
  requireScope(viewer, 'account:read');
  return true;
}
