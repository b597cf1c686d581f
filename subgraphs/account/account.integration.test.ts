import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { UserViewer, Viewer } from '#platform/kernel/viewer';
import { signViewer, VIEWER_HEADER } from '#platform/kernel/viewer-header';
import { type Client, serveForTest, type TestSubgraph, testUser } from '#platform/testing/test-subgraph';
import { CredentialRevoked, TeamMemberChanged, UserSignedUp } from '#schema/events/account';
import {
  type Credential,
  INTERNAL_VIEWER_PATH,
  JWKS_PATH,
  TOKEN_AUDIENCE,
  TOKEN_ISSUER,
  type ViewerAnswer,
} from '#schema/shared/internal-viewer';
import { accountSubgraph } from './subgraph';
import { User } from './user/user.entity';
import { Membership } from './team/membership.entity';
import { TeamRole } from './team/team-role';

let subgraph: TestSubgraph;
let anyone: Client;

beforeAll(async () => {
  subgraph = await serveForTest(accountSubgraph);
  anyone = subgraph.as(null);
});
afterAll(() => subgraph.close());

const PASSWORD = 'correct horse battery';
interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresAt: string;
}
interface Payload {
  user?: { id: string } | null;
  session?: Tokens | null;
  userErrors: { code: string; message: string; field: string[] | null }[];
}
const SIGN_UP = `mutation ($input: SignUpInput!) { payload: signUp(input: $input) { user { id } session { accessToken refreshToken expiresAt } userErrors { code message field } } }`;

async function call<Result = Payload>(
  client: Client,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Result> {
  const { data, errors } = await client.query<{ payload: Result }>(query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.payload;
}

/** Signs up and asks, as the gateway would, who stands behind the token. */
async function newUser(email = `${randomUUID()}@example.com`) {
  const { user, session } = await call(anyone, SIGN_UP, { input: { email, password: PASSWORD, name: 'Ada' } });
  await mailTo(email, 'verifyEmail');
  return { email, id: user!.id, session: session!, viewer: await viewerOf(session!) };
}

const SYSTEM: Viewer = { kind: 'system', service: 'gateway', credentialId: 'gateway' };
async function resolve(
  credential: Credential,
  viewer: Viewer | null = SYSTEM,
): Promise<{ status: number; body: ViewerAnswer }> {
  const response = await fetch(`${subgraph.url}${INTERNAL_VIEWER_PATH}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [VIEWER_HEADER]: signViewer(viewer, subgraph.platform.viewerSecret),
    },
    body: JSON.stringify(credential),
  });
  return { status: response.status, body: (await response.json()) as ViewerAnswer };
}

async function viewerOf({ accessToken }: Tokens): Promise<UserViewer> {
  const { sub, sid } = decodeJwt(accessToken);
  const { body } = await resolve({ kind: 'session', userId: sub!, sessionId: String(sid) });
  if (body.viewer?.kind !== 'user') throw new Error(JSON.stringify(body));
  return body.viewer;
}

const tokenIn = (mail: string) => /token: "([^"]+)"/.exec(mail)![1]!;

/** The newest mail to the address once it is the one with this operation; mails are sent by a job after the answer. */
async function mailTo(address: string, operation: string): Promise<string> {
  const deadline = Date.now() + 8_000;
  while (Date.now() < deadline) {
    const mail = await subgraph.mailTo(address);
    if (mail?.includes(operation)) return mail;
    await setTimeout(20);
  }
  throw new Error(`No mail with ${operation} came to ${address} within 8 s.`);
}

describe('signing up', () => {
  it('makes a user with a personal team, a session and a mail', async () => {
    const { id, email, session, viewer } = await newUser();
    expect(viewer).toMatchObject({ userId: id, teams: { [viewer.personalTeamId]: 'OWNER' }, scopes: null });
    const keys = (await (await fetch(`${subgraph.url}${JWKS_PATH}`)).json()) as Parameters<typeof createLocalJWKSet>[0];
    const { payload, protectedHeader } = await jwtVerify(session.accessToken, createLocalJWKSet(keys), {
      issuer: TOKEN_ISSUER,
      audience: TOKEN_AUDIENCE,
    });
    expect(protectedHeader.alg).toBe('EdDSA');
    expect(payload).toMatchObject({ sub: id, pt: viewer.personalTeamId });
    expect(payload.exp! - payload.iat!).toBe(15 * 60);
    expect(await mailTo(email, 'verifyEmail')).toContain('token is good for 24 hours');
    expect((await subgraph.published(UserSignedUp)).map(({ data }) => data.userId)).toContain(id);
  });

  it('tells everything that is wrong at once', async () => {
    const { userErrors } = await call(anyone, SIGN_UP, { input: { email: 'nobody', password: 'x', name: '' } });
    expect(userErrors.map(({ field }) => field![0]).toSorted()).toEqual(['email', 'name']);
    const weak = await call(anyone, SIGN_UP, { input: { email: 'a@example.com', password: 'password', name: '  ' } });
    expect(weak.userErrors.map(({ field }) => field![0]).toSorted()).toEqual(['name', 'password']);
  });

  it('sends the mail also when the mail server is away at first, and keeps its token from those who read the queue', async () => {
    const { mailer } = subgraph.platform;
    const send = jest.spyOn(mailer, 'send').mockRejectedValueOnce(new Error('The mail server is away.'));
    const add = jest.spyOn(subgraph.platform.jobQueue, 'add');
    const { email } = await newUser();
    const token = tokenIn(await mailTo(email, 'verifyEmail'));
    expect(send.mock.calls.filter(([{ to }]) => to === email)).toHaveLength(2);
    expect(JSON.stringify(add.mock.calls.map(([, payload]) => payload))).not.toContain(token);
    send.mockRestore();
    add.mockRestore();
  });

  it('takes an address once, whatever its case, also for two at the same moment', async () => {
    const email = `${randomUUID()}@example.com`;
    const input = { email, password: PASSWORD, name: 'Ada' };
    const both = await Promise.all([
      call(anyone, SIGN_UP, { input }),
      call(anyone, SIGN_UP, { input: { ...input, email: email.toUpperCase() } }),
    ]);
    expect(both.map(({ userErrors }) => userErrors[0]?.code ?? 'made').toSorted()).toEqual(['CONFLICT', 'made']);
  });

  it('by the same key signs up once', async () => {
    const input = {
      email: `${randomUUID()}@example.com`,
      password: PASSWORD,
      name: 'Ada',
      idempotencyKey: randomUUID(),
    };
    const [one, two] = [await call(anyone, SIGN_UP, { input }), await call(anyone, SIGN_UP, { input })];
    expect(two.user!.id).toBe(one.user!.id);
    const other = await call(anyone, SIGN_UP, { input: { ...input, password: 'another fine password' } });
    expect(other).toMatchObject({ session: null, userErrors: [{ code: 'CONFLICT' }] });
  });
});

describe('a session', () => {
  const SIGN_IN = `mutation ($email: String!, $password: String!) { payload: signIn(input: { email: $email, password: $password }) { user { id } session { accessToken refreshToken } userErrors { code message field } } }`;
  const REFRESH = `mutation ($token: String!) { payload: refreshSession(input: { refreshToken: $token }) { session { accessToken refreshToken } userErrors { code message field } } }`;

  it('opens with the right password, and answers the same to a wrong one and an unknown address', async () => {
    const { id, email } = await newUser();
    expect(await call(anyone, SIGN_IN, { email: email.toUpperCase(), password: PASSWORD })).toMatchObject({
      user: { id },
    });
    const wrong = await call(anyone, SIGN_IN, { email, password: 'not the password' });
    const unknown = await call(anyone, SIGN_IN, { email: 'nobody@example.com', password: PASSWORD });
    expect(wrong).toMatchObject({ session: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] });
    expect(unknown).toEqual(wrong);
  });

  it('does not open with a password that is changed while it is checked', async () => {
    const { id, email } = await newUser();
    const other = subgraph.db.createQueryRunner();
    await other.startTransaction();
    await other.manager.update(User, id, { passwordHash: 'of another password' });
    const signIn = call(anyone, SIGN_IN, { email, password: PASSWORD });
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    let waits: unknown[] = [];
    while (waits.length === 0) waits = await subgraph.db.query(waiting);
    await other.commitTransaction();
    await other.release();
    expect(await signIn).toMatchObject({ session: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] });
  });

  it('is guarded against guessing: the eleventh wrong try has to wait', async () => {
    const { email } = await newUser();
    for (let count = 0; count < 10; count++) await call(anyone, SIGN_IN, { email, password: `guess ${count}` });
    const { errors } = await anyone.query(SIGN_IN, { email, password: PASSWORD });
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) } }]);
  });

  it('goes on with each refresh token once; a second use ends it for everyone', async () => {
    const { session } = await newUser();
    const next = await call(anyone, REFRESH, { token: session.refreshToken });
    expect(next.session!.refreshToken).not.toBe(session.refreshToken);
    expect(await viewerOf(next.session!)).toMatchObject({ kind: 'user' });
    expect(await call(anyone, REFRESH, { token: session.refreshToken })).toMatchObject({
      session: null,
      userErrors: [{ code: 'TOKEN_EXPIRED' }],
    });
    expect(await call(anyone, REFRESH, { token: next.session!.refreshToken })).toMatchObject({
      session: null,
      userErrors: [{ code: 'TOKEN_EXPIRED' }],
    });
    await expect(viewerOf(next.session!)).rejects.toThrow('The session has ended');
  });

  it('does not go on with a forged token', async () => {
    const { session } = await newUser();
    const forged = session.refreshToken.replace(/\.1\./, '.2.');
    expect(await call(anyone, REFRESH, { token: forged })).toMatchObject({
      userErrors: [{ code: 'INVALID_CREDENTIALS' }],
    });
    expect(await viewerOf(session)).toBeDefined();
  });

  it('ends by signing out, and tells the others', async () => {
    const { session, viewer } = await newUser();
    await call(subgraph.as(viewer), 'mutation { payload: signOut { userErrors { code } } }');
    await expect(viewerOf(session)).rejects.toThrow('The session has ended');
    expect((await subgraph.published(CredentialRevoked)).map(({ data }) => data.credentialId)).toContain(
      viewer.credentialId,
    );
  });
});

describe('signing out with an access token', () => {
  const OUT =
    'mutation ($everywhere: Boolean!) { payload: signOut(input: { everywhere: $everywhere }) { userErrors { code } } }';
  async function withToken(scopes: string[]) {
    const { session, viewer } = await newUser();
    const { token } = await call<{ token: string }>(
      subgraph.as(viewer),
      'mutation ($scopes: [String!]) { payload: createAccessToken(input: { name: "ci", scopes: $scopes }) { token userErrors { code } } }',
      { scopes },
    );
    const { body } = await resolve({ kind: 'token', token });
    return { session, token, client: subgraph.as(body.viewer) };
  }

  it('ends no session without the scope, and says that the token itself is none', async () => {
    const { session, token, client } = await withToken(['project:read']);
    const before = (await subgraph.published(CredentialRevoked)).length;
    for (const everywhere of [true, false])
      expect((await client.query(OUT, { everywhere })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await viewerOf(session)).toBeDefined();
    expect((await resolve({ kind: 'token', token })).body.viewer).toBeTruthy();
    expect(await subgraph.published(CredentialRevoked)).toHaveLength(before);
  });

  it('ends every session when it may write the account', async () => {
    const { session, client } = await withToken(['account:write']);
    expect(await call(client, OUT, { everywhere: true })).toMatchObject({ userErrors: [] });
    await expect(viewerOf(session)).rejects.toThrow('The session has ended');
  });
});

describe('a password', () => {
  it('is changed with the old one, and every other session ends', async () => {
    const { email, viewer, session } = await newUser();
    const other = await call(
      anyone,
      `mutation ($email: String!) { payload: signIn(input: { email: $email, password: "${PASSWORD}" }) { session { accessToken refreshToken expiresAt } userErrors { code } } }`,
      { email },
    );
    const CHANGE = `mutation ($old: String!) { payload: changePassword(input: { currentPassword: $old, newPassword: "a new and long one" }) { userErrors { code field } } }`;
    expect(await call(subgraph.as(viewer), CHANGE, { old: 'wrong' })).toMatchObject({
      userErrors: [{ code: 'INVALID_CREDENTIALS', field: ['currentPassword'] }],
    });
    expect(await call(subgraph.as(viewer), CHANGE, { old: PASSWORD })).toMatchObject({ userErrors: [] });
    expect(await viewerOf(session)).toBeDefined();
    await expect(viewerOf(other.session!)).rejects.toThrow('The session has ended');
  });

  it('is reset by mail, once, and an unknown address gets the same answer', async () => {
    const { email, session } = await newUser();
    const ASK =
      'mutation ($email: String!) { payload: requestPasswordReset(input: { email: $email }) { userErrors { code } } }';
    expect(await call(anyone, ASK, { email: 'nobody@example.com' })).toEqual(await call(anyone, ASK, { email }));
    const token = tokenIn(await mailTo(email, 'resetPassword'));
    const RESET =
      'mutation ($token: String!) { payload: resetPassword(input: { token: $token, newPassword: "brand new password" }) { userErrors { code } } }';
    expect(await call(anyone, RESET, { token })).toMatchObject({ userErrors: [] });
    expect(await call(anyone, RESET, { token })).toMatchObject({ userErrors: [{ code: 'TOKEN_EXPIRED' }] });
    await expect(viewerOf(session)).rejects.toThrow('The session has ended');
  });
});

describe('what a stranger types', () => {
  const limited = [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) } }];

  it('is bounded before it is looked at', async () => {
    const { userErrors } = await call(
      anyone,
      'mutation ($email: String!, $password: String!) { payload: signIn(input: { email: $email, password: $password }) { userErrors { code message field } } }',
      { email: 'a'.repeat(255), password: 'a'.repeat(1001) },
    );
    expect(userErrors.map(({ field }) => field![0]).toSorted()).toEqual(['email', 'password']);
  });

  it('is bounded wherever a password or a token is given: nothing long is hashed', async () => {
    const long = 'a'.repeat(500_000);
    const { viewer } = await newUser();
    for (const [mutation, given, fields] of [
      ['signUp(input: $input)', { email: 'a@example.com', name: 'Ada', password: long }, ['password']],
      ['resetPassword(input: $input)', { token: long, newPassword: long }, ['newPassword', 'token']],
      [
        'changePassword(input: $input)',
        { currentPassword: long, newPassword: long },
        ['currentPassword', 'newPassword'],
      ],
      ['verifyEmail(input: $input)', { token: long }, ['token']],
      ['acceptInvitation(input: $input)', { token: long }, ['token']],
      ['deleteAccount(input: $input)', { password: long }, ['password']],
      ['removeMember(input: $input)', { teamId: long, userId: 'usr_1' }, ['teamId']],
    ] as const) {
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1, mutation.indexOf('('))}Input`;
      const query = `mutation ($input: ${type}!) { payload: ${mutation} { userErrors { code message field } } }`;
      const { userErrors } = await call(subgraph.as(viewer), query, { input: given });
      expect(userErrors.map(({ code }) => code)).toEqual(fields.map(() => 'INVALID_INPUT'));
      expect(userErrors.map(({ field }) => field![0]).toSorted()).toEqual(fields);
    }
  });

  it('sends no more than five mails at once to an address, whether it has an account or not', async () => {
    const ASK =
      'mutation ($email: String!) { payload: requestPasswordReset(input: { email: $email }) { userErrors { code } } }';
    for (const email of [(await newUser()).email, `${randomUUID()}@example.com`]) {
      for (let count = 0; count < 5; count++) await call(anyone, ASK, { email });
      expect((await anyone.query(ASK, { email: email.toUpperCase() })).errors).toMatchObject(limited);
    }
  });

  it('is no way to guess the password of an open session', async () => {
    const { viewer } = await newUser();
    const client = subgraph.as(viewer);
    const CHANGE =
      'mutation ($old: String!) { payload: changePassword(input: { currentPassword: $old, newPassword: "a new and long one" }) { userErrors { code } } }';
    for (let count = 0; count < 10; count++) await call(client, CHANGE, { old: `guess ${count}` });
    expect((await client.query(CHANGE, { old: PASSWORD })).errors).toMatchObject(limited);
    const DELETE = `mutation { deleteAccount(input: { password: "${PASSWORD}" }) { userErrors { code } } }`;
    expect((await client.query(DELETE)).errors).toMatchObject(limited);
  });

  it('is no way to guess it by signing up again with the same key', async () => {
    const input = { email: `${randomUUID()}@example.com`, name: 'Ada', idempotencyKey: randomUUID() };
    await call(anyone, SIGN_UP, { input: { ...input, password: PASSWORD } });
    for (let count = 0; count < 10; count++)
      await call(anyone, SIGN_UP, { input: { ...input, password: `a long guess ${count}` } });
    expect((await anyone.query(SIGN_UP, { input: { ...input, password: PASSWORD } })).errors).toMatchObject(limited);
  });
});

describe('a team', () => {
  const CREATE =
    'mutation { payload: createTeam(input: { name: "Makers" }) { team { id viewerRole } userErrors { code } } }';
  const INVITE =
    'mutation ($teamId: ID!, $email: String!, $role: TeamRole!) { payload: inviteMember(input: { teamId: $teamId, email: $email, role: $role }) { invitation { id email } userErrors { code message } } }';
  const ACCEPT =
    'mutation ($token: String!) { payload: acceptInvitation(input: { token: $token }) { team { id members { nodes { role user { name } } } } userErrors { code } } }';

  async function newTeam() {
    const owner = await newUser();
    const { team } = await call<{ team: { id: string } }>(subgraph.as(owner.viewer), CREATE);
    return { owner: { ...owner, viewer: await viewerOf(owner.session) }, teamId: team.id };
  }
  async function invited(owner: UserViewer, teamId: string, role = 'EDITOR') {
    const guest = await newUser();
    await call(subgraph.as(owner), INVITE, { teamId, email: guest.email, role });
    return { guest, token: tokenIn(await mailTo(guest.email, 'acceptInvitation')) };
  }

  it('grows by an invitation, which the invited address alone can use, and again without harm', async () => {
    const { owner, teamId } = await newTeam();
    const { guest, token } = await invited(owner.viewer, teamId);
    const stranger = await newUser();
    expect((await subgraph.as(stranger.viewer).query(ACCEPT, { token })).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    for (let twice = 0; twice < 2; twice++)
      expect(await call(subgraph.as(guest.viewer), ACCEPT, { token })).toMatchObject({ userErrors: [] });
    expect((await viewerOf(guest.session)).teams[teamId]).toBe('EDITOR');
    expect((await subgraph.published(TeamMemberChanged)).map(({ data }) => data)).toContainEqual({
      teamId,
      userId: guest.id,
      role: 'EDITOR',
    });
  });

  it('takes nobody in whose account goes at the same moment', async () => {
    const { owner, teamId } = await newTeam();
    for (let tries = 0; tries < 5; tries++) {
      const { guest, token } = await invited(owner.viewer, teamId);
      const client = subgraph.as(guest.viewer);
      const DELETE = `mutation { payload: deleteAccount(input: { password: "${PASSWORD}" }) { userErrors { code } } }`;
      await Promise.all([client.query(ACCEPT, { token }), call(client, DELETE)]);
      expect(await subgraph.db.getRepository(Membership).findBy({ userId: guest.id })).toEqual([]);
    }
  });

  it('sends a new link for the same invitation, and the old one is useless', async () => {
    const { owner, teamId } = await newTeam();
    const { guest, token } = await invited(owner.viewer, teamId);
    await call(subgraph.as(owner.viewer), INVITE, { teamId, email: guest.email, role: 'VIEWER' });
    expect(await call(subgraph.as(guest.viewer), ACCEPT, { token })).toMatchObject({
      userErrors: [{ code: 'INVALID_CREDENTIALS' }],
    });
  });

  it('by the same key invites once: the first link stays good', async () => {
    const { owner, teamId } = await newTeam();
    const guest = await newUser();
    const AGAIN =
      'mutation ($input: InviteMemberInput!) { payload: inviteMember(input: $input) { invitation { id } userErrors { code } } }';
    const input = { teamId, email: guest.email, role: 'EDITOR', idempotencyKey: randomUUID() };
    const [one, two] = [
      await call(subgraph.as(owner.viewer), AGAIN, { input }),
      await call(subgraph.as(owner.viewer), AGAIN, { input }),
    ];
    expect(two).toEqual(one);
    const token = tokenIn(await mailTo(guest.email, 'acceptInvitation'));
    expect(await call(subgraph.as(guest.viewer), ACCEPT, { token })).toMatchObject({ userErrors: [] });
  });

  it('keeps an owner, also when two leave at once', async () => {
    const { owner, teamId } = await newTeam();
    const { guest, token } = await invited(owner.viewer, teamId, 'OWNER');
    await call(subgraph.as(guest.viewer), ACCEPT, { token });
    const second = await viewerOf(guest.session);
    const LEAVE =
      'mutation ($teamId: ID!, $userId: ID!) { payload: removeMember(input: { teamId: $teamId, userId: $userId }) { userErrors { code } } }';
    const both = await Promise.all([
      call(subgraph.as(owner.viewer), LEAVE, { teamId, userId: owner.id }),
      call(subgraph.as(second), LEAVE, { teamId, userId: guest.id }),
    ]);
    expect(both.map(({ userErrors }) => userErrors[0]?.code ?? 'left').toSorted()).toEqual(['CONFLICT', 'left']);
  });

  it('lets an admin do much, but not make an owner; a viewer nothing', async () => {
    const { owner, teamId } = await newTeam();
    const { guest, token } = await invited(owner.viewer, teamId, 'ADMIN');
    await call(subgraph.as(guest.viewer), ACCEPT, { token });
    const admin = subgraph.as(await viewerOf(guest.session));
    const ROLE =
      'mutation ($teamId: ID!, $userId: ID!, $role: TeamRole!) { payload: changeMemberRole(input: { teamId: $teamId, userId: $userId, role: $role }) { member { role } userErrors { code } } }';
    expect((await admin.query(ROLE, { teamId, userId: guest.id, role: 'OWNER' })).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    expect((await admin.query(ROLE, { teamId, userId: owner.id, role: 'VIEWER' })).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    const viewer = subgraph.as(testUser({ [teamId]: 'VIEWER' }));
    expect((await viewer.query(INVITE, { teamId, email: 'x@example.com', role: 'VIEWER' })).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    const { data, errors } = await viewer.query<{ team: { invitations: null } }>(
      `{ team(id: "${teamId}") { id invitations { nodes { email } } } }`,
    );
    expect(data.team.invitations).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('that is personal takes no one else', async () => {
    const { viewer } = await newUser();
    expect(
      await call(subgraph.as(viewer), INVITE, {
        teamId: viewer.personalTeamId,
        email: 'x@example.com',
        role: 'VIEWER',
      }),
    ).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
  });
});

describe('a token', () => {
  const PAT =
    'mutation ($scopes: [String!]) { payload: createAccessToken(input: { name: "ci", scopes: $scopes }) { token accessToken { id scopes } userErrors { code message } } }';

  it('acts for its user within its scopes until it is revoked', async () => {
    const { id, viewer } = await newUser();
    const { token, accessToken } = await call<{ token: string; accessToken: { id: string } }>(
      subgraph.as(viewer),
      PAT,
      { scopes: ['project:read'] },
    );
    const { body } = await resolve({ kind: 'token', token });
    expect(body.viewer).toMatchObject({ kind: 'user', userId: id, scopes: ['project:read'] });
    const limited = subgraph.as(body.viewer);
    for (const query of [
      '{ viewer { id } }',
      'mutation { createTeam(input: { name: "x" }) { userErrors { code } } }',
      'mutation { createAccessToken(input: { name: "x" }) { token } }',
    ])
      expect((await limited.query(query)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    await call(
      subgraph.as(viewer),
      'mutation ($id: ID!) { payload: revokeAccessToken(input: { accessTokenId: $id }) { userErrors { code } } }',
      { id: accessToken.id },
    );
    expect((await resolve({ kind: 'token', token })).body).toEqual({
      viewer: null,
      reason: 'The access token was revoked.',
    });
    expect((await resolve({ kind: 'token', token: `${token.slice(0, -1)}0` })).body).toMatchObject({ viewer: null });
  });

  it('refuses scopes that there are not', async () => {
    const { viewer } = await newUser();
    expect(await call(subgraph.as(viewer), PAT, { scopes: ['everything'] })).toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', message: expect.stringContaining('project:read') }],
    });
  });

  it("of an agent works for its team; the platform's own for all", async () => {
    const { viewer } = await newUser();
    const teamId = viewer.personalTeamId;
    const { token } = await call<{ token: string }>(
      subgraph.as(viewer),
      'mutation ($teamId: ID!) { payload: createAgentToken(input: { teamId: $teamId, name: "mac", pool: "default" }) { token agentToken { id } userErrors { code } } }',
      { teamId },
    );
    expect((await resolve({ kind: 'token', token })).body.viewer).toMatchObject({
      kind: 'agent',
      teamId,
      pool: 'default',
    });
    expect((await resolve({ kind: 'token', token: subgraph.platform.platformAgentToken! })).body.viewer).toMatchObject({
      kind: 'agent',
      teamId: null,
    });
  });

  it('is made once a key, and shown in the first answer alone', async () => {
    const { viewer } = await newUser();
    const client = subgraph.as(viewer);
    const idempotencyKey = randomUUID();
    type Made = { token: string | null; made: { id: string } | null; userErrors: { code: string }[] };
    for (const [query, input] of [
      [
        'mutation ($input: CreateAccessTokenInput!) { payload: createAccessToken(input: $input) { token made: accessToken { id } userErrors { code } } }',
        { name: 'ci', idempotencyKey },
      ],
      [
        'mutation ($input: CreateAgentTokenInput!) { payload: createAgentToken(input: $input) { token made: agentToken { id } userErrors { code } } }',
        { name: 'mac', teamId: viewer.personalTeamId, idempotencyKey },
      ],
    ] as const) {
      const first = await call<Made>(client, query, { input });
      expect((await resolve({ kind: 'token', token: first.token! })).body.viewer).toBeTruthy();
      expect(await call<Made>(client, query, { input })).toEqual({ token: null, made: first.made, userErrors: [] });
      expect(await call<Made>(client, query, { input: { ...input, name: 'another' } })).toMatchObject({
        made: null,
        userErrors: [{ code: 'CONFLICT' }],
      });
    }
  });

  it('is asked about by the platform alone', async () => {
    const { viewer } = await newUser();
    expect((await resolve({ kind: 'token', token: 'nac_pat_x' }, viewer)).status).toBe(401);
    expect((await resolve({ kind: 'token', token: 'nac_pat_x' }, null)).status).toBe(401);
  });
});

describe('an account', () => {
  it('goes, unless others would be left without an owner; its tokens go with it', async () => {
    const { session, viewer } = await newUser();
    const DELETE = `mutation { payload: deleteAccount(input: { password: "${PASSWORD}" }) { userErrors { code message } } }`;
    const { team } = await call<{ team: { id: string } }>(
      subgraph.as(viewer),
      'mutation { payload: createTeam(input: { name: "Ours" }) { team { id } userErrors { code } } }',
    );
    const guest = await newUser();
    const withTeam = await viewerOf(session);
    await call(
      subgraph.as(withTeam),
      'mutation ($teamId: ID!, $email: String!) { payload: inviteMember(input: { teamId: $teamId, email: $email }) { userErrors { code } } }',
      { teamId: team.id, email: guest.email },
    );
    await call(
      subgraph.as(guest.viewer),
      'mutation ($token: String!) { payload: acceptInvitation(input: { token: $token }) { userErrors { code } } }',
      { token: tokenIn(await mailTo(guest.email, 'acceptInvitation')) },
    );
    expect(await call(subgraph.as(withTeam), DELETE)).toMatchObject({
      userErrors: [{ code: 'CONFLICT', message: expect.stringContaining('"Ours"') }],
    });
    expect(await call(subgraph.as(guest.viewer), DELETE)).toMatchObject({ userErrors: [] });
    await expect(viewerOf(guest.session)).rejects.toThrow('The session has ended');
  });

  it('ends its tokens and those of its personal team when it goes, and tells the others', async () => {
    const { id, viewer } = await newUser();
    const client = subgraph.as(viewer);
    const teamId = viewer.personalTeamId;
    const own = await call<{ token: string; accessToken: { id: string } }>(
      client,
      'mutation { payload: createAccessToken(input: { name: "ci" }) { token accessToken { id } } }',
    );
    const agent = await call<{ token: string; agentToken: { id: string } }>(
      client,
      'mutation ($teamId: ID!) { payload: createAgentToken(input: { teamId: $teamId, name: "mac" }) { token agentToken { id } } }',
      { teamId },
    );
    await call(
      client,
      `mutation { payload: deleteAccount(input: { password: "${PASSWORD}" }) { userErrors { code } } }`,
    );
    for (const { token } of [own, agent])
      expect((await resolve({ kind: 'token', token })).body).toMatchObject({
        viewer: null,
        reason: expect.stringContaining('revoked'),
      });
    const revoked = (await subgraph.published(CredentialRevoked)).map(({ data }) => data.credentialId);
    expect(revoked).toEqual(expect.arrayContaining([viewer.credentialId, own.accessToken.id, agent.agentToken.id]));
    expect((await subgraph.published(TeamMemberChanged)).map(({ data }) => data)).toContainEqual({
      teamId,
      userId: id,
      role: null,
    });
  });

  it('of two owners who leave at once, one stays, since a third works in the team', async () => {
    const [one, two] = [await newUser(), await newUser()];
    const { team } = await call<{ team: { id: string } }>(
      subgraph.as(one.viewer),
      'mutation { payload: createTeam(input: { name: "Three" }) { team { id } userErrors { code } } }',
    );
    const third = await newUser();
    await subgraph.db.getRepository(Membership).insert([
      { id: randomUUID(), teamId: team.id, userId: two.id, role: TeamRole.OWNER },
      { id: randomUUID(), teamId: team.id, userId: third.id, role: TeamRole.EDITOR },
    ]);
    const DELETE = `mutation { payload: deleteAccount(input: { password: "${PASSWORD}" }) { userErrors { code } } }`;
    const both = await Promise.all([one, two].map(({ viewer }) => call(subgraph.as(viewer), DELETE)));
    expect(both.map(({ userErrors }) => userErrors[0]?.code ?? 'left').toSorted()).toEqual(['CONFLICT', 'left']);
  });

  it('shows others no more than a name, and that to those who share a team', async () => {
    const { id, viewer } = await newUser();
    const read = (as: Viewer | null) =>
      subgraph
        .as(as)
        .query<{ _entities: ({ name: string; email: string | null } | null)[] }>(
          'query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) { ... on User { name email sessions { nodes { id } } } } }',
          { id },
        );
    expect((await read(testUser())).data._entities).toEqual([null]);
    expect((await read(null)).data._entities).toEqual([null]);
    expect((await read(testUser({ [viewer.personalTeamId]: 'VIEWER' }))).data._entities).toEqual([
      { name: 'Ada', email: null, sessions: null },
    ]);
    expect((await read(viewer)).data._entities[0]).toMatchObject({ name: 'Ada', email: expect.stringContaining('@') });
  });
});
