import { createHash } from 'node:crypto';
import {
  INTERNAL_VIEWER_PATH,
  ViewerAnswerSchema,
  type Credential,
  type ViewerAnswer,
} from '#schema/shared/internal-viewer';
import { Unavailable } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import type { Cache } from '#platform/ports/cache';
import { SubgraphUnavailable, type HttpSubgraphClient } from '../subgraphs/subgraph-client';
import { BoundedCache } from '../supergraph/bounded-cache';
import type { CredentialDirectory } from './credential-directory';

/** A revoked token or a changed role is believed for this long at most. */
const BELIEVED_SECONDS = 1;

/** Credentials whose place in the cache is remembered; of others a change is believed a moment later. */
const MOST_KEYS = 50_000;

const SYSTEM = { kind: 'system', service: 'gateway', credentialId: 'gateway' } as const;

/** Asks the account subgraph over its internal endpoint. Answers are kept for a moment, also the negative ones; equal questions at one time are one. */
export class AccountDirectory implements CredentialDirectory {
  readonly #asking = new Map<string, Promise<ViewerAnswer>>();
  readonly #keys = new BoundedCache<string>(MOST_KEYS);

  constructor(
    private readonly client: Pick<HttpSubgraphClient, 'post'>,
    private readonly cache: Cache,
  ) {}

  async resolve(credential: Credential): Promise<ViewerAnswer> {
    const key = keyOf(credential);
    const known = ViewerAnswerSchema.safeParse(await this.cache.get(key));
    if (!known.success) return this.#asking.get(key) ?? this.#ask(credential, key);
    this.#remember(known.data, key);
    return known.data;
  }

  async forget(credentialId: string): Promise<void> {
    const key = this.#keys.get(credentialId);
    if (key === undefined) return;
    // What is being asked at this moment may be answered as it was before.
    this.#asking.delete(key);
    await this.cache.delete(key);
  }

  #ask(credential: Credential, key: string): Promise<ViewerAnswer> {
    const isNewest = () => this.#asking.get(key) === asking;
    const asking = this.#look(credential)
      .then(async (answer) => {
        if (isNewest()) await this.cache.set(key, answer, BELIEVED_SECONDS);
        return answer;
      })
      .finally(() => {
        if (isNewest()) this.#asking.delete(key);
      });
    this.#asking.set(key, asking);
    return asking;
  }

  async #look(credential: Credential): Promise<ViewerAnswer> {
    const answer = ViewerAnswerSchema.safeParse(await this.#post(JSON.stringify(credential)));
    if (!answer.success) throw away();
    this.#remember(answer.data, keyOf(credential));
    return answer.data;
  }

  #remember({ viewer }: ViewerAnswer, key: string): void {
    if (viewer && this.#keys.get(viewer.credentialId) !== key) this.#keys.set(viewer.credentialId, key);
  }

  async #post(body: string): Promise<unknown> {
    const scope = { requestId: newId('req'), viewer: SYSTEM, traceparent: null, tracestate: null };
    try {
      const { status, text } = await this.client.post('account', INTERNAL_VIEWER_PATH, body, scope);
      return status === 200 ? JSON.parse(text) : null;
    } catch (error) {
      if (error instanceof SubgraphUnavailable || error instanceof SyntaxError) throw away();
      throw error;
    }
  }
}

const away = () =>
  new Unavailable('Accounts cannot be looked up at present, so the token was not checked; try again in a moment.');

// A cache may be shared and looked into, so no token is a key of it.
function keyOf(credential: Credential): string {
  const { kind, ...name } = credential;
  return `viewer:${createHash('sha256')
    .update(JSON.stringify([kind, Object.values(name)]))
    .digest('base64url')}`;
}
