import { createRequire } from 'node:module';
import type { PlanExecutor } from '../executor/executor';
import type { SubgraphClient } from '../subgraphs/subgraph-client';
import type { LoadedSupergraph } from '../supergraph/supergraph';
import { ComparedEngine, type Difference } from './compared-engine';
import type { Engine } from './engine';

export type EngineKind = 'native' | 'apollo';

/** The engine that answers queries and mutations. The reference engine is loaded on demand: it costs every start a quarter of a second and 28 MB. */
export function openEngine(
  kind: EngineKind,
  executor: PlanExecutor,
  supergraph: LoadedSupergraph,
  client: SubgraphClient,
  onDifference?: (difference: Difference) => void,
): Engine {
  if (kind === 'native' && !onDifference) return executor;
  const { ApolloEngine } = createRequire(__filename)('./apollo-engine') as typeof import('./apollo-engine');
  const reference = new ApolloEngine(supergraph, client);
  return kind === 'native' && onDifference ? new ComparedEngine(executor, reference, onDifference) : reference;
}
