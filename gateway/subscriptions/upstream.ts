import { ErrorCode } from '#schema/error-code';
import type { ServiceRegistry } from '#platform/ports/service-registry';
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
  scope: RequestScope;
}

/**
 * The events of a subscription at the subgraph that owns it. A cut connection is opened again; the subgraph sends the present state, or a log from where it
 * was cut. An answer with errors and no data is the last.
 */
export function upstreamEvents(
  request: UpstreamRequest,
  parts: UpstreamParts,
  signal: AbortSignal,
): AsyncGenerator<JsonObject, void, void> {
  return new Upstream(request, parts, signal).events();
}

class Upstream {
  readonly #backoff = new Backoff();
  /** The sequence of the last item of a log that was delivered. */
  #reached: number | null = null;
  /** When to stop trying; null while the subgraph is there. */
  #giveUpAt: number | null;

  constructor(
    private readonly request: UpstreamRequest,
    private readonly parts: UpstreamParts,
    private readonly signal: AbortSignal,
  ) {
    this.#giveUpAt = Date.now() + parts.patience.firstSeconds * 1000;
  }

  async *events(): AsyncGenerator<JsonObject, void, void> {
    while (!this.signal.aborted) {
      const [address] = this.parts.registry.addressesOf(this.request.subgraph);
      if (address !== undefined && (yield* this.#connection(address)) === 'over') return;
      this.#giveUpAt ??= Date.now() + this.parts.patience.againSeconds * 1000;
      if (Date.now() >= this.#giveUpAt) {
        yield unavailable();
        return;
      }
      await this.#backoff.pause(this.signal);
    }
  }

  /** The events of one connection. Returns whether the subscription is over, or the connection was cut. */
  async *#connection(address: string): AsyncGenerator<JsonObject, 'over' | 'cut', void> {
    const client = openUpstreamSocket({
      address,
      parameters: () => this.parts.headersOf(this.request.scope),
      onConnected: () => {
        this.#giveUpAt = null;
      },
    });
    const stop = () => void client.dispose();
    this.signal.addEventListener('abort', stop, { once: true });
    try {
      for await (const event of client.iterate(this.#payload())) {
        this.#backoff.reset();
        const answer = event as unknown as JsonObject;
        if (this.#isNews(answer)) yield answer;
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

  *#ended(thrown: unknown): Generator<JsonObject, 'over' | 'cut', void> {
    const end = endOfConnection(thrown);
    if (end.kind === 'errors') {
      yield { errors: end.errors as Json[] };
      return 'over';
    }
    const { subgraph, scope } = this.request;
    this.parts.logger.warn(
      { subgraph, requestId: scope.requestId, reason: end.reason },
      'a subscription lost its subgraph',
    );
    if (end.kind === 'cut') return 'cut';
    yield unavailable();
    return 'over';
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

const unavailable = (): JsonObject => ({
  errors: [{ message: UNAVAILABLE_MESSAGE, extensions: { code: ErrorCode.UNAVAILABLE } }],
});
