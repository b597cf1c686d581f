import { Pool } from 'undici';
import type { ServiceRegistry } from '#platform/ports/service-registry';
import type { JsonObject } from '../executor/json';
import type { CallHeaders } from './call-headers';
import type { RequestScope } from './request-scope';

/** The subgraph gave no GraphQL answer. The message names it and is for the log, not for clients. */
export class SubgraphUnavailable extends Error {
  constructor(
    readonly subgraph: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`The subgraph ${subgraph} does not answer: ${reason}`, options);
    this.name = 'SubgraphUnavailable';
  }
}

/** The JSON of a GraphQL answer; its parts are checked where they are used. */
export type SubgraphAnswer = JsonObject;

/** Asks subgraphs over HTTP. */
export interface SubgraphClient {
  /** `body` is the JSON text of a GraphQL request. Throws `SubgraphUnavailable`. */
  ask(subgraph: string, body: string, scope: RequestScope): Promise<SubgraphAnswer>;
  close(): Promise<void>;
}

/** How long a subgraph may be silent before its fields are given up. */
const SILENCE_MILLISECONDS = 30_000;
const CONNECTIONS_PER_ADDRESS = 128;

/** Keeps connections to the addresses that the registry names now, and takes the addresses of one subgraph in turn. */
export class HttpSubgraphClient implements SubgraphClient {
  readonly #pools = new Map<string, Pool>();
  #turn = 0;

  constructor(
    private readonly registry: ServiceRegistry,
    private readonly headersOf: CallHeaders,
  ) {}

  async ask(subgraph: string, body: string, scope: RequestScope): Promise<SubgraphAnswer> {
    const { status, text } = await this.post(subgraph, '/graphql', body, scope);
    const answer = parseAnswer(text);
    if (!answer) throw new SubgraphUnavailable(subgraph, `status ${status} with a body that is no GraphQL answer.`);
    return answer;
  }

  /** Posts JSON to any path of a subgraph, with the signed headers of the scope. Throws `SubgraphUnavailable`. */
  async post(
    subgraph: string,
    path: string,
    body: string,
    scope: RequestScope,
  ): Promise<{ status: number; text: string }> {
    const addresses = this.registry.addressesOf(subgraph);
    const address = addresses[this.#turn++ % addresses.length];
    if (address === undefined) throw new SubgraphUnavailable(subgraph, 'the service registry knows no address of it.');
    try {
      const response = await this.#poolOf(address).request({
        path,
        method: 'POST',
        headers: { ...this.headersOf(scope), 'content-type': 'application/json', accept: 'application/json' },
        body,
      });
      return { status: response.statusCode, text: await response.body.text() };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new SubgraphUnavailable(subgraph, `${address}: ${reason}`, { cause: error });
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
    this.#pools.clear();
  }

  #poolOf(address: string): Pool {
    let pool = this.#pools.get(address);
    if (!pool) {
      pool = new Pool(address, {
        connections: CONNECTIONS_PER_ADDRESS,
        headersTimeout: SILENCE_MILLISECONDS,
        bodyTimeout: SILENCE_MILLISECONDS,
      });
      this.#pools.set(address, pool);
    }
    return pool;
  }
}

function parseAnswer(text: string): SubgraphAnswer | null {
  try {
    const answer: unknown = JSON.parse(text);
    const isAnswer = typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer);
    return isAnswer ? (answer as SubgraphAnswer) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
