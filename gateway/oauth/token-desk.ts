import {
  ClientTokenAnswerSchema,
  INTERNAL_CLIENT_TOKEN_PATH,
  type ClientTokenAnswer,
  type ClientTokenRequest,
} from '#schema/shared/internal-client-token';
import { newId } from '#platform/kernel/id';
import type { Bucket, RateLimiter } from '#platform/ports/rate-limiter';
import { SubgraphUnavailable, type HttpSubgraphClient } from '../subgraphs/subgraph-client';
import { OAuthError, invalidClient } from './oauth-error';

/** A program keeps its token for ten minutes, so that few are asked for. By network address. */
const REQUESTS: Bucket = { capacity: 60, refillPerSecond: 1 };
/** Wrong proofs, of one client from one address: a person who mistypes has some attempts, a guesser nothing to guess with. */
const FAILURES: Bucket = { capacity: 10, refillPerSecond: 1 / 30 };

const SYSTEM = { kind: 'system', service: 'gateway', credentialId: 'gateway' } as const;

/** Asks account for tokens, no faster than a program needs them. */
export class TokenDesk {
  constructor(
    private readonly client: Pick<HttpSubgraphClient, 'post'>,
    private readonly limiter: Pick<RateLimiter, 'take'>,
  ) {}

  /** Counts a request from an address. Throws `OAuthError` with 429 when there are too many. */
  admit(address: string): Promise<void> {
    return this.#take(`oauth:${address}`, REQUESTS, 1);
  }

  /** Throws `OAuthError`. */
  async issue(request: ClientTokenRequest, address: string): Promise<Extract<ClientTokenAnswer, { token: string }>> {
    const attempts = `oauth-proof:${address}:${request.clientId}`;
    await this.#take(attempts, FAILURES, 1);
    const answer = await this.#ask(request);
    const isProven = !('error' in answer) || answer.error !== 'invalid_client';
    if (isProven) await this.#take(attempts, FAILURES, -1);
    if (!('error' in answer)) return answer;
    throw answer.error === 'invalid_client'
      ? invalidClient(answer.description)
      : new OAuthError(400, answer.error, answer.description);
  }

  async #take(key: string, bucket: Bucket, points: number): Promise<void> {
    const { allowed, retryAfterSeconds } = await this.limiter.take(key, bucket, points).catch(away);
    if (allowed) return;
    const wait = Math.max(1, Math.ceil(retryAfterSeconds));
    throw new OAuthError(429, 'temporarily_unavailable', `Too many requests for tokens; try again in ${wait} s.`, {
      'retry-after': String(wait),
    });
  }

  async #ask(request: ClientTokenRequest): Promise<ClientTokenAnswer> {
    const scope = { requestId: newId('req'), viewer: SYSTEM, traceparent: null, tracestate: null };
    try {
      const body = JSON.stringify(request);
      const { status, text } = await this.client.post('account', INTERNAL_CLIENT_TOKEN_PATH, body, scope);
      const answer = ClientTokenAnswerSchema.safeParse(status === 200 ? JSON.parse(text) : null);
      return answer.success ? answer.data : away();
    } catch (error) {
      if (error instanceof SubgraphUnavailable || error instanceof SyntaxError) return away();
      throw error;
    }
  }
}

/** What counts the attempts may be away, too: then nobody gets a token, since nobody could be kept from guessing. */
function away(): never {
  throw new OAuthError(503, 'temporarily_unavailable', 'Tokens cannot be made at present; try again in a moment.', {
    'retry-after': '5',
  });
}
