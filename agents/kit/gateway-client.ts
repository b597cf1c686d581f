import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { ErrorCode } from '#schema/error-code';
import { backoffMs, pauseFor } from './backoff';
import {
  GatewayUnreachable,
  InternalFailure,
  LeaseLost,
  PlatformBroken,
  Refused,
  TokenRefused,
} from './gateway-errors';
import type { TypedDocument } from './typed-document';

export interface GatewayOptions {
  /** Where the platform is, with or without `/graphql`. */
  url: string;
  token: string;
  /** Told when the platform stops answering (the reason) and when it answers again (null). */
  onReachable?: (problem: string | null) => void;
  /** So many internal errors in a row end `insist`. */
  mostInternalErrors?: number;
}

/**
 * An outage passes and is waited for, but what the platform fails at for half a minute (8 tries with their pauses) it most likely fails at for ever: the heartbeat would
 * hold the work all that time.
 */
const MOST_INTERNAL_ERRORS = 8;

/** A request that is not answered in this time counts as not answered at all. */
const REQUEST_TIMEOUT_MS = 15_000;
/** A socket on which nothing comes back for this long is dead, whatever TCP thinks. */
const PING_MS = 10_000;
const PONG_TIMEOUT_MS = 5_000;

const INTERNAL: string = ErrorCode.INTERNAL_SERVER_ERROR;
/** Codes of answers that another try may change. */
const PASSING: ReadonlySet<string> = new Set([ErrorCode.UNAVAILABLE, ErrorCode.RATE_LIMITED]);

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** The agent's way to the platform: operations over HTTP, subscriptions over graphql-ws. */
export class GatewayClient {
  private readonly endpoint: string;
  private isReachable = true;

  constructor(private readonly options: GatewayOptions) {
    this.endpoint = `${options.url.replace(/\/+$/, '').replace(/\/graphql$/, '')}/graphql`;
  }

  /** The data of one request. Throws `GatewayUnreachable`, `TokenRefused` or `Refused`. */
  async request<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Data> {
    try {
      const data = await this.send(document, variables, signal);
      this.reached(null);
      return data;
    } catch (error) {
      if (error instanceof GatewayUnreachable) this.reached(error.message);
      throw error;
    }
  }

  /**
   * The same, tried again for as long as the platform does not answer. Throws the signal's reason when that aborts, and `PlatformBroken` when the platform does answer, but
   * with an internal error each time.
   */
  async insist<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    signal: AbortSignal,
  ): Promise<Data> {
    const { mostInternalErrors = MOST_INTERNAL_ERRORS } = this.options;
    let internal = 0;
    for (let failures = 0; ; failures++) {
      signal.throwIfAborted();
      try {
        return await this.request(document, variables, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof GatewayUnreachable)) throw error;
        internal = error instanceof InternalFailure ? internal + 1 : 0;
        if (internal >= mostInternalErrors) throw new PlatformBroken(internal, error.message);
        await pauseFor(backoffMs(failures), signal);
      }
    }
  }

  /** Calls back with every event until the signal aborts; a connection that breaks is made again, forever. */
  async listen<Data, Variables extends Record<string, unknown>>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    onEvent: (data: Data) => void,
    signal: AbortSignal,
  ): Promise<void> {
    for (let failures = 0; !signal.aborted; failures++) {
      await this.listenOnce(document, variables, signal, (data: Data) => {
        failures = 0;
        onEvent(data);
      });
      if (!signal.aborted) await pauseFor(backoffMs(failures), signal).catch(() => undefined);
    }
  }

  private async send<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Data> {
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    let response: Response;
    let answer: Answer<Data>;
    try {
      response = await fetch(this.endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.options.token}` },
        body: JSON.stringify({ query: document.toString(), variables }),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      answer = (await response.json()) as Answer<Data>;
    } catch (error) {
      signal?.throwIfAborted();
      throw new GatewayUnreachable(`The gateway at ${this.endpoint} does not answer: ${reasonOf(error)}.`);
    }
    const [error] = answer.errors ?? [];
    if (error) throw errorOf(error.extensions?.code, error.message);
    if (!response.ok || !answer.data) throw errorOf(undefined, `it answered with HTTP ${response.status}`);
    return answer.data;
  }

  private async listenOnce<Data>(
    document: TypedDocument<Data, never>,
    variables: Record<string, unknown>,
    signal: AbortSignal,
    onEvent: (data: Data) => void,
  ): Promise<void> {
    let pong: NodeJS.Timeout | undefined;
    const client = createClient({
      url: this.endpoint.replace(/^http/, 'ws'),
      webSocketImpl: AgentSocket,
      connectionParams: { authorization: `Bearer ${this.options.token}` },
      retryAttempts: 0,
      keepAlive: PING_MS,
      on: {
        ping: (isReceived) => {
          if (!isReceived) pong = setTimeout(() => client.terminate(), PONG_TIMEOUT_MS);
        },
        pong: (isReceived) => {
          if (isReceived) clearTimeout(pong);
        },
      },
    });
    const end = () => client.terminate();
    signal.addEventListener('abort', end, { once: true });
    try {
      for await (const { data } of client.iterate<Data>({ query: document.toString(), variables }))
        if (data) onEvent(data);
    } catch {
      // A broken connection is made again; the loop that calls this polls meanwhile, and its requests say what is wrong.
    } finally {
      signal.removeEventListener('abort', end);
      clearTimeout(pong);
      await client.dispose();
    }
  }

  private reached(problem: string | null): void {
    const isReachable = problem === null;
    if (isReachable !== this.isReachable) this.options.onReachable?.(problem);
    this.isReachable = isReachable;
  }
}

/** One that is ended before it stands reports that as an error, which would end the process if nobody listened. */
class AgentSocket extends WebSocket {
  constructor(...args: ConstructorParameters<typeof WebSocket>) {
    super(...args);
    this.on('error', () => undefined);
  }
}

function errorOf(code: string | undefined, message: string): Error {
  if (code === ErrorCode.UNAUTHENTICATED) return new TokenRefused(message);
  if (code === INTERNAL) return new InternalFailure(message);
  if (code === undefined || PASSING.has(code))
    return new GatewayUnreachable(`The platform cannot answer now: ${message}`);
  return new Refused(code, message);
}

/** Undici's own message is "fetch failed"; the reason is its cause. */
function reasonOf(error: unknown): string {
  const cause = (error as { cause?: unknown }).cause ?? error;
  const { code, message } = cause as { code?: string; message?: string };
  return code ?? message ?? String(cause);
}

/** The payload of a mutation, or its first user error thrown. */
export function accepted<Payload extends { userErrors: { code: string; message: string }[] }>(
  payload: Payload,
): Payload {
  const [error] = payload.userErrors;
  if (error?.code === ErrorCode.LEASE_LOST) throw new LeaseLost(error.message);
  if (error) throw new Refused(error.code, error.message);
  return payload;
}

/** What the payload of an accepted mutation has for sure, although its type says that it may not. */
export function given<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined)
    throw new GatewayUnreachable('The platform left a part of its answer out.');
  return value;
}
