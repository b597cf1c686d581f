import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutionResult } from 'graphql';
import { StaticServiceRegistry } from '#platform/adapters/service-registry/static';
import type { AskedDocument } from '#platform/testing/asked-documents';
import { ApolloEngine } from '../engine/apollo-engine';
import { ComparedEngine, type Difference } from '../engine/compared-engine';
import { PlanExecutor } from '../executor/executor';
import { withNodes } from '../nodes/with-nodes';
import { callHeaders } from '../subgraphs/call-headers';
import { HttpSubgraphClient, type SubgraphClient } from '../subgraphs/subgraph-client';
import { OperationStore } from '../supergraph/prepare';
import { loadSupergraph } from '../supergraph/supergraph';
import { testScope } from './test-federation';

const supergraph = loadSupergraph(readFileSync(join(__dirname, '..', '..', 'schema', 'supergraph.graphql'), 'utf8'));
const operations = new OperationStore(supergraph);

interface Engines {
  client: SubgraphClient;
  ours: PlanExecutor;
  reference: ApolloEngine;
}
/** One pair a subgraph: the reference engine reads the whole supergraph when it is made. */
const engines = new Map<string, Engines>();

/**
 * Answers a query by both engines over the whole supergraph, of which the one subgraph is there: what other subgraphs own is unavailable to both alike.
 * Gives our answer; null for a document that is not valid for clients, such as one with an `@inaccessible` field, which is left out.
 */
export async function compareOverSubgraph(
  asked: AskedDocument,
  onDifference: (difference: Difference) => void,
): Promise<ExecutionResult | null> {
  const preparation = operations.prepare(asked.document);
  if ('errors' in preparation) return null;
  const { ours, reference } = enginesOver(asked);
  const engine = new ComparedEngine(ours, reference, onDifference);
  return engine.execute(preparation.prepared, {
    variables: asked.variables,
    scope: testScope(asked.viewer),
    rateLimit: null,
  });
}

/** Closes the connections to the subgraphs of this test file. */
export async function closeComparisons(): Promise<void> {
  await Promise.all([...engines.values()].map(({ client }) => client.close()));
  engines.clear();
}

function enginesOver({ subgraph, url, viewerSecret }: AskedDocument): Engines {
  const known = engines.get(url);
  if (known) return known;
  const registry = new StaticServiceRegistry({ [subgraph]: [url] });
  const client = withNodes(
    new HttpSubgraphClient(registry, callHeaders(viewerSecret)),
    supergraph.schema,
    () => undefined,
  );
  const ours = new PlanExecutor(supergraph, { client, onUnavailable: () => undefined });
  const made = { client, ours, reference: new ApolloEngine(supergraph, client) };
  engines.set(url, made);
  return made;
}
