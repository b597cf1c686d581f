import { z } from 'zod';

/**
 * How the gateway's token endpoint asks the account subgraph for the token of an OAuth client. `POST` with the signed header of a system viewer; the body is a
 * `ClientTokenRequest`, the answer (always 200) a `ClientTokenAnswer`. Any other status means that account could not tell.
 */
export const INTERNAL_CLIENT_TOKEN_PATH = '/internal/client-token';

export const ClientTokenRequestSchema = z.object({
  clientId: z.string().max(200),
  clientSecret: z.string().max(200),
  /** Separated by blanks; null: everything that the client may do. */
  scope: z.string().max(2_000).nullable(),
});
export type ClientTokenRequest = z.infer<typeof ClientTokenRequestSchema>;

/** The token; or an error of RFC 6749, section 5.2, with a sentence for the developer. */
export const ClientTokenAnswerSchema = z.union([
  z.object({ token: z.string(), expiresInSeconds: z.number(), scope: z.string() }),
  z.object({ error: z.enum(['invalid_client', 'invalid_scope']), description: z.string() }),
]);
export type ClientTokenAnswer = z.infer<typeof ClientTokenAnswerSchema>;
