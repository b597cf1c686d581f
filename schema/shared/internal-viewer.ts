import { z } from 'zod';

/**
 * How the gateway asks the account subgraph who stands behind a credential. The JSON Web Token of a session names only user and session;
 * teams and roles are asked here, so that a revocation or a changed role bites within seconds.
 *
 * `POST /internal/viewer` with the signed header of a system viewer; the body is a `Credential`, the answer (always 200) a `ViewerAnswer`.
 * Any other status means that account could not tell, not that the credential is bad.
 */
export const INTERNAL_VIEWER_PATH = '/internal/viewer';

/** `iss` and `aud` of a session's token, and where the public keys that verify it are found. */
export const TOKEN_ISSUER = 'native-app-cloud';
export const TOKEN_AUDIENCE = 'gateway';
/** `aud` of the tokens that OAuth clients get: good for the partners' endpoint alone. Their `iss` is the public URL. */
export const PARTNER_AUDIENCE = 'partner';
export const JWKS_PATH = '/.well-known/jwks.json';

/** The first characters of tokens that are no JSON Web Tokens: personal access tokens and agent tokens. */
export const ACCESS_TOKEN_PREFIX = 'nac_pat_';
export const AGENT_TOKEN_PREFIX = 'nac_agt_';
/** The first characters of the secrets of OAuth clients. */
export const OAUTH_SECRET_PREFIX = 'nac_oas_';

export const CredentialSchema = z.discriminatedUnion('kind', [
  /** From a token whose signature, audience and expiry the gateway has verified: its `sub` and `sid`. */
  z.object({ kind: z.literal('session'), userId: z.string(), sessionId: z.string() }),
  /** From a partner's token whose signature, audience and expiry the gateway has verified: its `client_id` and `scope`. */
  z.object({ kind: z.literal('client'), clientId: z.string(), scopes: z.array(z.string()) }),
  /** An access token or an agent token, whole. */
  z.object({ kind: z.literal('token'), token: z.string() }),
]);
export type Credential = z.infer<typeof CredentialSchema>;

const Role = z.enum(['VIEWER', 'EDITOR', 'ADMIN', 'OWNER']);

const KnownViewer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('user'),
    userId: z.string(),
    personalTeamId: z.string(),
    teams: z.record(z.string(), Role),
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
]);

/** Who it is; or nobody, and `reason` is a sentence for the caller: "The session has been signed out." */
export const ViewerAnswerSchema = z.union([
  z.object({ viewer: KnownViewer }),
  z.object({ viewer: z.null(), reason: z.string() }),
]);
export type ViewerAnswer = z.infer<typeof ViewerAnswerSchema>;
