import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { TEAM_ROLES, type Viewer } from './viewer';

/** The header in which the gateway tells a subgraph who asks; on graphql-ws the connection parameter of the same name. */
export const VIEWER_HEADER = 'x-viewer';

/** A header is good for this long; a subgraph refuses an older one. */
const VIEWER_LIFETIME_SECONDS = 60;

const ViewerSchema: z.ZodType<Viewer> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('user'),
    userId: z.string(),
    personalTeamId: z.string(),
    teams: z.record(z.string(), z.enum(TEAM_ROLES)),
    scopes: z.array(z.string()).nullable(),
    credentialId: z.string(),
  }),
  z.object({
    kind: z.literal('agent'),
    agentTokenId: z.string(),
    teamId: z.string().nullable(),
    pool: z.string(),
    credentialId: z.string(),
  }),
  z.object({ kind: z.literal('system'), service: z.string(), credentialId: z.string() }),
]);

const Envelope = z.object({ viewer: ViewerSchema.nullable(), expiresAt: z.number() });

/** `base64url(json).base64url(hmac-sha256)`. A null viewer is signed too: it says that the gateway saw no token. */
export function signViewer(viewer: Viewer | null, secret: string, now = Date.now()): string {
  const body = Buffer.from(JSON.stringify({ viewer, expiresAt: now + VIEWER_LIFETIME_SECONDS * 1000 })).toString(
    'base64url',
  );
  return `${body}.${hmac(body, secret)}`;
}

export type Verified = { viewer: Viewer | null } | { refused: string };

/** Who asks, or the reason why the header is not believed. */
export function verifyViewer(header: string | undefined, secret: string, now = Date.now()): Verified {
  if (!header) return { refused: 'The signed viewer header is missing; ask the gateway, not the subgraph.' };
  const [body = '', signature = ''] = header.split('.');
  const expected = Buffer.from(hmac(body, secret));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given))
    return { refused: 'The viewer header is not signed by the gateway.' };
  const envelope = Envelope.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  if (!envelope.success) return { refused: 'The viewer header has not the expected shape.' };
  if (envelope.data.expiresAt < now) return { refused: 'The viewer header has expired.' };
  return { viewer: envelope.data.viewer };
}

const hmac = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest('base64url');
