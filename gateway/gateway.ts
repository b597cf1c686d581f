import { readFileSync } from 'node:fs';
import type { Viewer } from '#platform/kernel/viewer';
import type { Cache } from '#platform/ports/cache';
import type { RateLimiter } from '#platform/ports/rate-limiter';
import type { ServiceRegistry } from '#platform/ports/service-registry';
import { AccountDirectory } from './auth/account-directory';
import { identifyWith } from './auth/identify';
import type { CredentialDirectory } from './auth/credential-directory';
import { SessionTokens } from './auth/session-tokens';
import type { Difference } from './engine/compared-engine';
import { openEngine, type EngineKind } from './engine/open-engine';
import { PlanExecutor } from './executor/executor';
import { graphqlHandler } from './http/graphql-handler';
import { livez, readyz } from './http/health';
import { readOnly, type PageHandler } from './http/page-handler';
import { listen } from './http/server';
import type { GatewayLogger } from './logger';
import { DEFAULT_ALLOWANCES, Meter, type Allowances } from './operations/allowance';
import { Graph } from './operations/graph';
import { withNodes } from './nodes/with-nodes';
import { gatewayPages } from './pages/gateway-pages';
import { FederatedSubscriptions } from './subscriptions/federated-subscription';
import { serveSockets } from './subscriptions/socket-server';
import { DEFAULT_PATIENCE, type Patience } from './subscriptions/upstream';
import { callHeaders } from './subgraphs/call-headers';
import type { RequestScope } from './subgraphs/request-scope';
import { HttpSubgraphClient, type SubgraphUnavailable } from './subgraphs/subgraph-client';
import { withCurrentViewer } from './subgraphs/with-current-viewer';
import { OperationStore } from './supergraph/prepare';
import { loadSupergraph } from './supergraph/supergraph';

/** What a gateway is started with. */
export interface GatewayOptions {
  /** File of the supergraph's SDL: `schema/supergraph.graphql`. */
  supergraphPath: string;
  host: string;
  /** 0 takes a free port. */
  port: number;
  /** Where the subgraphs are; asked for every call, so that they may move. Of `account` the keys of tokens and the credentials are asked. */
  registry: ServiceRegistry;
  /** Keeps who stands behind a credential, for some seconds. */
  cache: Cache;
  rateLimiter: RateLimiter;
  /** Signs the viewer for the subgraphs; at least 32 characters, the same in all processes. */
  viewerSecret: string;
  logger: GatewayLogger;
  /** `native` (default): the gateway's own executor. `apollo`: @apollo/gateway's runs queries and mutations, to compare with. */
  engine?: EngineKind;
  /** For tests: every query is answered by the reference engine too, and where the answers differ this hears of it. */
  onDifference?: (difference: Difference) => void;
  /** A token that the pages are preset with; embedded profile only. Asked at each view, so it may come later. */
  demoToken?: () => string | null;
  /** More pages, by the path that they and what is below them have: `/preview`. They may not take the gateway's own paths. */
  pages?: Readonly<Record<string, PageHandler>>;
  /** Answers only requests for this machine's own names, so that no page of another site reaches it by a name that it has made point here. */
  isLoopbackOnly?: boolean;
  /** Replaces account as the place where credentials are looked up. */
  directory?: CredentialDirectory;
  allowances?: Partial<Allowances>;
  patience?: Partial<Patience>;
}

export interface RunningGateway {
  /** `http://host:port`; the graph is at `/graphql`. */
  url: string;
  /** Lets running requests finish, closes sockets with 1001, and leaves the ports that were given to their owner. */
  close(): Promise<void>;
}

/** Starts a gateway. Rejects when the supergraph cannot be read or the port is taken. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { registry, logger, viewerSecret } = options;
  const supergraph = loadSupergraph(readFileSync(options.supergraphPath, 'utf8'));
  const headersOf = callHeaders(viewerSecret);
  const client = new HttpSubgraphClient(registry, headersOf);
  const onUnavailable = (error: SubgraphUnavailable, { requestId }: RequestScope) =>
    logger.warn({ requestId, subgraph: error.subgraph }, error.message);
  const directory = options.directory ?? new AccountDirectory(client, options.cache);
  const forget = ({ credentialId }: Viewer) => directory.forget(credentialId);
  const graphClient = withNodes(withCurrentViewer(client, forget), supergraph.schema, onUnavailable);
  const executor = new PlanExecutor(supergraph, { client: graphClient, onUnavailable });
  const engine = openEngine(options.engine ?? 'native', executor, supergraph, graphClient, options.onDifference);
  const meter = new Meter(options.rateLimiter, { ...DEFAULT_ALLOWANCES, ...options.allowances });
  const graph = new Graph(new OperationStore(supergraph), engine, meter, forget);
  const identify = identifyWith(new SessionTokens(registry), directory, viewerSecret);
  const patience = { ...DEFAULT_PATIENCE, ...options.patience };
  const subscriptions = new FederatedSubscriptions(supergraph, executor, { registry, headersOf, logger, patience });

  let isDraining = false;
  const pages: Record<string, PageHandler> = {
    ...options.pages,
    ...gatewayPages({ demoToken: options.demoToken ?? (() => null) }),
    '/graphql': graphqlHandler({ graph, identify, logger }),
    '/livez': readOnly('/livez', livez),
    '/readyz': readOnly('/readyz', readyz({ registry, subgraphs: supergraph.subgraphs, isDraining: () => isDraining })),
  };
  const server = await listen(
    options.host,
    options.port,
    pages,
    logger,
    options.isLoopbackOnly ? isLoopbackHost : undefined,
  );
  const sockets = serveSockets(server.http, { supergraph, graph, subscriptions, identify, logger });
  logger.info(
    { url: server.url, engine: options.engine ?? 'native', subgraphs: supergraph.subgraphs },
    'the gateway is ready',
  );
  return {
    url: server.url,
    async close() {
      isDraining = true;
      await sockets.close();
      await server.drain();
      await engine.close();
      await client.close();
    },
  };
}

const isLoopbackHost = (host: string | undefined): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');
