import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryCache } from '#platform/adapters/cache/memory';
import { MemoryRateLimiter } from '#platform/adapters/rate-limiter/memory';
import { startGateway, type GatewayOptions, type RunningGateway } from '../gateway';
import { DifferenceLog } from './difference-log';
import type { EventLog } from './event-log';
import { shop } from './shop';
import { testAccounts, type TestAccounts } from './test-accounts';
import type { TestSubgraph } from './test-subgraph';
import { TEST_SECRET, startTestFederation, type TestFederation } from './test-federation';

/** The shop behind a gateway that really listens; every query to it is answered by both engines. */
export interface TestGateway extends RunningGateway {
  /** Throws as well when the engines differed and no test has expected it. */
  close(): Promise<void>;
  federation: TestFederation;
  accounts: TestAccounts;
  cache: MemoryCache;
  differences: DifferenceLog;
  /** Posts a GraphQL request; the answer as status, headers and JSON. */
  ask(query: string, options?: AskOptions): Promise<{ status: number; headers: Headers; body: AskedBody }>;
}

/** With `isCompared: false` only our engine answers, for a test whose subgraphs would not answer twice. */
type TestGatewayOptions = Partial<Omit<GatewayOptions, 'onDifference'>> & {
  log?: EventLog;
  isCompared?: boolean;
  /** In place of the shop; one has to be `account`. */
  subgraphs?: TestSubgraph[];
};

interface AskOptions {
  variables?: Record<string, unknown>;
  headers?: Record<string, string>;
}

interface AskedBody {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

export async function startTestGateway({
  log,
  isCompared = true,
  subgraphs: given,
  ...options
}: TestGatewayOptions = {}): Promise<TestGateway> {
  const differences = new DifferenceLog();
  const accounts = await testAccounts();
  const subgraphs = (given ?? shop(log)).map((one) =>
    one.name === 'account' ? { ...one, routes: accounts.routes } : one,
  );
  const federation = await startTestFederation(subgraphs);
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  const supergraphPath = join(folder, 'supergraph.graphql');
  writeFileSync(supergraphPath, federation.supergraph.sdl);
  const cache = new MemoryCache();
  const silent = () => undefined;
  const release = async () => {
    await federation.close();
    rmSync(folder, { recursive: true });
  };
  const starting = startGateway({
    supergraphPath,
    host: '127.0.0.1',
    port: 0,
    registry: federation.registry,
    cache,
    rateLimiter: new MemoryRateLimiter(),
    viewerSecret: TEST_SECRET,
    logger: { debug: silent, info: silent, warn: silent, error: silent },
    ...(isCompared && { onDifference: differences.add }),
    ...options,
  });
  const gateway = await starting.catch(async (error: unknown) => {
    await release();
    throw error;
  });
  return {
    url: gateway.url,
    federation,
    accounts,
    cache,
    differences,
    async ask(query, { variables, headers } = {}) {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, headers: response.headers, body: (await response.json()) as AskedBody };
    },
    async close() {
      await gateway.close();
      await release();
      differences.expectNone();
    },
  };
}
