import { readFileSync } from 'node:fs';
import type { Viewer } from '#platform/kernel/viewer';
import type { Cache } from '#platform/ports/cache';
import type { RateLimiter } from '#platform/ports/rate-limiter';
import type { ServiceRegistry } from '#platform/ports/service-registry';
import { AccountDirectory } from './auth/account-directory';
import { identifyWith } from './auth/identify';
import { identifyPartnersWith } from './auth/identify-partner';
import type { CredentialDirectory } from './auth/credential-directory';
import { SessionTokens } from './auth/session-tokens';
import { PARTNER_PATH, partnerEndpoint } from './contract/partner-endpoint';
import type { Difference } from './engine/compared-engine';
import type { Engine } from './engine/engine';
import { openEngine, type EngineKind } from './engine/open-engine';
import { PlanExecutor } from './executor/executor';
import { graphqlHandler } from './http/graphql-handler';
import { livez, readyz } from './http/health';
import { readOnly, type PageHandler } from './http/page-handler';
import { listen } from './http/server';
import { splitUpgrades } from './http/upgrades';
import type { GatewayLogger } from './logger';
import { DEFAULT_ALLOWANCES, Meter, type Allowances } from './operations/allowance';
import { DEFAULT_COST, type CostOptions } from './operations/cost/cost-options';
import type { OperationAllowances } from './operations/cost/overrides';
import { Graph } from './operations/graph';
import { DEFAULT_LIMITS, type RequestLimits } from './operations/limits/request-limits';
import { WatchedLimiter } from './operations/watched-limiter';
import { withNodes } from './nodes/with-nodes';
import { oauthPages } from './oauth/oauth-pages';
import { TokenDesk } from './oauth/token-desk';
import { gatewayPages } from './pages/gateway-pages';
import { FederatedSubscriptions } from './subscriptions/federated-subscription';
import { serveSockets } from './subscriptions/socket-server';
import { DEFAULT_PATIENCE, type Patience } from './subscriptions/upstream';
import { callHeaders } from './subgraphs/call-headers';
import type { RequestScope } from './subgraphs/request-scope';
import { HttpSubgraphClient, type SubgraphUnavailable } from './subgraphs/subgraph-client';
import { withCurrentViewer } from './subgraphs/with-current-viewer';
import { OperationStore } from './supergraph/prepare';
import { loadSupergraph, type LoadedSupergraph } from './supergraph/supergraph';

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
  /** Where clients outside reach the gateway: `https://cloud.example.com`. Default: its own address. */
  publicUrl?: string;
  /** Answers only requests for this machine's own names, so that no page of another site reaches it by a name that it has made point here. */
  isLoopbackOnly?: boolean;
  /** Replaces account as the place where credentials are looked up. */
  directory?: CredentialDirectory;
  /** How much one request may ask for. */
  limits?: Partial<RequestLimits>;
  /** What operations cost, and how much one may. */
  cost?: Partial<CostOptions>;
  /** How many points viewers, teams and addresses have. */
  allowances?: Partial<Allowances>;
  /** What holds for single operations instead, by name or hash. */
  operationAllowances?: OperationAllowances;
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
  const currentClient = withCurrentViewer(client, forget);
  const graphClient = withNodes(currentClient, supergraph.schema, onUnavailable);
  const executor = new PlanExecutor(supergraph, { client: graphClient, onUnavailable });
  const engine = openEngine(options.engine ?? 'native', executor, supergraph, graphClient, options.onDifference);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const limiter = new WatchedLimiter(options.rateLimiter, (gone) =>
    gone
      ? logger.error(gone, 'requests cannot be counted: what costs money waits')
      : logger.info({}, 'requests are counted again'),
  );
  const allowances = { ...DEFAULT_ALLOWANCES, ...options.allowances };
  const cost = { ...DEFAULT_COST, ...options.cost };
  const meter = new Meter(limiter, allowances, cost, options.operationAllowances);
  const openGraph = (loaded: LoadedSupergraph, over: Engine) =>
    new Graph(new OperationStore(loaded, limits), over, meter, forget);
  const graph = openGraph(supergraph, engine);
  const tokens = new SessionTokens(registry);
  const identify = identifyWith(tokens, directory, viewerSecret);
  const publicUrl = () => (options.publicUrl ?? server.url).replace(/\/$/, '');
  const patience = { ...DEFAULT_PATIENCE, ...options.patience };
  const upstream = { registry, headersOf, logger, patience };
  const subscriptions = new FederatedSubscriptions(supergraph, executor, upstream);
  const partners = partnerEndpoint({
    supergraph,
    client: currentClient,
    onUnavailable,
    identify: identifyPartnersWith(tokens, directory, identify),
    upstream,
    logger,
    openGraph,
    answerWith: (graphAndIdentify) => graphqlHandler({ ...graphAndIdentify, logger, maxBodyBytes: limits.bodyBytes }),
  });

  let isDraining = false;
  const pages: Record<string, PageHandler> = {
    ...options.pages,
    ...gatewayPages({ demoToken: options.demoToken ?? (() => null) }),
    '/graphql': graphqlHandler({ graph, identify, logger, maxBodyBytes: limits.bodyBytes }),
    ...(partners && {
      [PARTNER_PATH]: partners.handler,
      ...oauthPages(new TokenDesk(client, options.rateLimiter), publicUrl),
    }),
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
  const upgrades = splitUpgrades(server.http, partners ? PARTNER_PATH : null);
  const sockets = [
    serveSockets(upgrades.others, { supergraph, graph, subscriptions, identify, logger }),
    ...(partners ? [serveSockets(upgrades.atPath, partners.sockets, PARTNER_PATH)] : []),
  ];
  logger.info(
    { url: server.url, engine: options.engine ?? 'native', subgraphs: supergraph.subgraphs },
    'the gateway is ready',
  );
  return {
    url: server.url,
    async close() {
      isDraining = true;
      await Promise.all(sockets.map((one) => one.close()));
      await server.drain();
      await engine.close();
      await client.close();
    },
  };
}

const isLoopbackHost = (host: string | undefined): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');
