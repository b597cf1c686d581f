import type { Identify } from '../auth/identify';
import { PlanExecutor } from '../executor/executor';
import { isVisit } from '../http/graphql-handler';
import { nothingAt, type PageHandler } from '../http/page-handler';
import type { GatewayLogger } from '../logger';
import { withNodes } from '../nodes/with-nodes';
import type { Engine } from '../engine/engine';
import type { Graph } from '../operations/graph';
import type { SocketServerParts } from '../subscriptions/socket-server';
import type { UpstreamParts } from '../subscriptions/upstream';
import type { RequestScope } from '../subgraphs/request-scope';
import type { SubgraphClient, SubgraphUnavailable } from '../subgraphs/subgraph-client';
import type { LoadedSupergraph } from '../supergraph/supergraph';
import { partnerContract } from './contract';
import { DiscreetEngine, DiscreetSubscriptions, discreetIdentify } from './discreet';
import { HiddenNames } from './hidden-names';

export const PARTNER_PATH = '/partner/graphql';

export interface PartnerParts {
  supergraph: LoadedSupergraph;
  client: SubgraphClient;
  onUnavailable: (error: SubgraphUnavailable, scope: RequestScope) => void;
  identify: Identify;
  upstream: UpstreamParts;
  logger: GatewayLogger;
  /** The same as at /graphql, over what is given. */
  openGraph: (supergraph: LoadedSupergraph, engine: Engine) => Graph;
  answerWith: (parts: { graph: Graph; identify: Identify }) => PageHandler;
}

/** The endpoint where nothing exists but the partners' contract, over HTTP and sockets. Null: there is no contract. Throws `ContractBroken`. */
export function partnerEndpoint(parts: PartnerParts): { handler: PageHandler; sockets: SocketServerParts } | null {
  const { supergraph, onUnavailable, logger } = parts;
  const contract = partnerContract(supergraph);
  if (!contract) return null;
  const hidden = new HiddenNames(supergraph.schema, contract.schema);
  const identify = discreetIdentify(parts.identify, hidden);
  // Of its own, since `node(id)` finds here what the contract has and nothing else.
  const client = withNodes(parts.client, contract.schema, onUnavailable);
  const executor = new PlanExecutor(contract, { client, onUnavailable });
  const engine = new DiscreetEngine(executor, hidden);
  const graph = parts.openGraph(contract, engine);
  const subscriptions = new DiscreetSubscriptions(contract, executor, parts.upstream, hidden);
  const answer = parts.answerWith({ graph, identify });
  return {
    handler: (request, response, url) => {
      if (!/^\/partner\/graphql\/?$/.test(url.pathname)) throw nothingAt(url.pathname);
      if (isVisit(request, url)) {
        response.writeHead(303, { location: '/graphiql?endpoint=partner' }).end();
        return;
      }
      return answer(request, response, new URL(`/graphql${url.search}`, url));
    },
    sockets: { supergraph: contract, graph, subscriptions, identify, logger },
  };
}
