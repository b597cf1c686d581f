import { isDeepStrictEqual } from 'node:util';
import { ErrorCode } from '#schema/error-code';
import { DomainError, Unavailable } from '#platform/kernel/errors';
import type { ServiceRegistry } from '#platform/ports/service-registry';
import type { ViewerSource } from '../auth/identify';
import { UNAVAILABLE_MESSAGE } from '../executor/errors';
import { isObject, readField, type Json, type JsonObject } from '../executor/json';
import type { GatewayLogger } from '../logger';
import type { CallHeaders } from '../subgraphs/call-headers';
import type { RequestScope } from '../subgraphs/request-scope';
import { Backoff } from './backoff';
import type { UpstreamOperation } from './resume';
import { endOfConnection, openUpstreamSocket } from './upstream-socket';

export interface UpstreamParts {
  registry: ServiceRegistry;
  headersOf: CallHeaders;
  logger: GatewayLogger;
  patience: Patience;
}

/** How long a subgraph may be away before a subscription to it is given up. */
export interface Patience {
  /** Before it answered for the first time. */
  firstSeconds: number;
  /** After it had answered. */
  againSeconds: number;
}

export const DEFAULT_PATIENCE: Patience = { firstSeconds: 5, againSeconds: 300 };

export interface UpstreamRequest {
  subgraph: string;
  operation: UpstreamOperation;
  variables: Readonly<Record<string, unknown>>;
  /** As of the client's request. */
  scope: RequestScope;
  viewerNow: ViewerSource;
}

/** What the owner of a subscription sent, and in whose name the rest of the answer is to be asked for. */
export interface UpstreamEvent {
  answer: JsonObject;
  scope: RequestScope;
}

/**
 * The events of a subscription at the subgraph that owns it. A cut connection is opened again; the subgraph sends the present state, or a log from where it
 * was cut. An answer with errors and no data is the last. Before each event the viewer is looked up again: one whose roles have changed is connected anew, so that
 * the subgraph decides anew; one whose credential was revoked gets `UNAUTHENTICATED` and no event.
 */
export function upstreamEvents(
  request: UpstreamRequest,
  parts: UpstreamParts,
  signal: AbortSignal,
): AsyncGenerator<UpstreamEvent, void, void> {
  return new Upstream(request, parts, signal).events();
}

class Upstream {
  readonly #backoff = new Backoff();
  /** The sequence of the last item of a log that was delivered. */
  #reached: number | null = null;
  #scope: RequestScope;
  /** When to stop trying; null while the subgraph is there. */
  #giveUpAt: number | null;

  constructor(
    private readonly request: UpstreamRequest,
    private readonly parts: UpstreamParts,
    private readonly signal: AbortSignal,
  ) {
    this.#scope = request.scope;
    this.#giveUpAt = Date.now() + parts.patience.firstSeconds * 1000;
  }

  async *events(): AsyncGenerator<UpstreamEvent, void, void> {
    while (!this.signal.aborted) {
      const [address] = this.parts.registry.addressesOf(this.request.subgraph);
      if (address !== undefined && (yield* this.#connection(address)) === 'over') return;
      this.#giveUpAt ??= Date.now() + this.parts.patience.againSeconds * 1000;
      if (Date.now() >= this.#giveUpAt) {
        yield this.#last(unavailable);
        return;
      }
      await this.#backoff.pause(this.signal);
    }
  }

  /** The events of one connection. Returns whether the subscription is over, or the connection was cut. */
  async *#connection(address: string): AsyncGenerator<UpstreamEvent, 'over' | 'cut', void> {
    const client = openUpstreamSocket({
      address,
      parameters: () => this.parts.headersOf(this.#scope),
      onConnected: () => {
        this.#giveUpAt = null;
      },
    });
    const stop = () => void client.dispose();
    this.signal.addEventListener('abort', stop, { once: true });
    try {
      const scope = await this.#scopeNow();
      for await (const event of client.iterate(this.#payload())) {
        this.#backoff.reset();
        if ((await this.#scopeNow()) !== scope) return 'cut';
        const answer = event as unknown as JsonObject;
        if (this.#isNews(answer)) yield { answer, scope };
      }
      return 'over';
    } catch (error) {
      if (this.signal.aborted) return 'over';
      return yield* this.#ended(error);
    } finally {
      this.signal.removeEventListener('abort', stop);
      await client.dispose();
    }
  }

  /** The same object as long as the viewer is the same. While accounts cannot be looked up, the viewer stays who it was. */
  async #scopeNow(): Promise<RequestScope> {
    try {
      const viewer = await this.request.viewerNow();
      if (!isDeepStrictEqual(viewer, this.#scope.viewer)) this.#scope = { ...this.#scope, viewer };
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
    }
    return this.#scope;
  }

  *#ended(thrown: unknown): Generator<UpstreamEvent, 'over' | 'cut', void> {
    if (thrown instanceof DomainError) {
      yield this.#last([{ message: thrown.message, extensions: { code: thrown.code } }]);
      return 'over';
    }
    const end = endOfConnection(thrown);
    if (end.kind === 'errors') {
      yield this.#last(end.errors as Json[]);
      return 'over';
    }
    const { subgraph, scope } = this.request;
    this.parts.logger.warn(
      { subgraph, requestId: scope.requestId, reason: end.reason },
      'a subscription lost its subgraph',
    );
    if (end.kind === 'cut') return 'cut';
    yield this.#last(unavailable);
    return 'over';
  }

  #last(errors: Json[]): UpstreamEvent {
    return { answer: { errors }, scope: this.#scope };
  }

  #payload(): { query: string; variables: Record<string, unknown> } {
    const { operation, variables } = this.request;
    if (this.#reached === null || operation.resumed === null)
      return { query: operation.first, variables: { ...variables } };
    return { query: operation.resumed, variables: { ...variables, [operation.afterVariable]: this.#reached } };
  }

  /** False for an item of a log that was delivered before. */
  #isNews(answer: JsonObject): boolean {
    const data = readField(answer, 'data');
    const sequence = isObject(data) ? this.request.operation.sequenceOf(data) : null;
    if (sequence === null) return true;
    if (this.#reached !== null && sequence <= this.#reached) return false;
    this.#reached = sequence;
    return true;
  }
}

const unavailable: Json[] = [{ message: UNAVAILABLE_MESSAGE, extensions: { code: ErrorCode.UNAVAILABLE } }];
