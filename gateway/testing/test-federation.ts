import { StaticServiceRegistry } from '#platform/adapters/service-registry/static';
import type { Viewer } from '#platform/kernel/viewer';
import { compose } from '../compose';
import { ApolloEngine } from '../engine/apollo-engine';
import type { Engine } from '../engine/engine';
import { PlanExecutor } from '../executor/executor';
import { callHeaders } from '../subgraphs/call-headers';
import { withNodes } from '../nodes/with-nodes';
import { HttpSubgraphClient } from '../subgraphs/subgraph-client';
import { OperationStore } from '../supergraph/prepare';
import { loadSupergraph, type LoadedSupergraph } from '../supergraph/supergraph';
import { startTestSubgraph, type RunningTestSubgraph, type TestSubgraph } from './test-subgraph';

export const TEST_SECRET = 'the secret that only the gateway and the subgraphs of a test know';

/** Subgraphs that listen on loopback, composed, with both engines over them. */
export interface TestFederation {
  supergraph: LoadedSupergraph;
  registry: StaticServiceRegistry;
  operations: OperationStore;
  ours: PlanExecutor;
  reference: Engine;
  subgraph(name: string): RunningTestSubgraph;
  stop(name: string): Promise<void>;
  /** Starts a stopped subgraph on the port that it had. */
  restart(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function startTestFederation(subgraphs: TestSubgraph[]): Promise<TestFederation> {
  const running = new Map<string, RunningTestSubgraph>();
  for (const subgraph of subgraphs) running.set(subgraph.name, await startTestSubgraph(subgraph));
  const registry = new StaticServiceRegistry(Object.fromEntries([...running].map(([name, { url }]) => [name, [url]])));
  const supergraph = loadSupergraph(compose(subgraphs));
  const client = withNodes(
    new HttpSubgraphClient(registry, callHeaders(TEST_SECRET)),
    supergraph.schema,
    () => undefined,
  );
  const find = (name: string): RunningTestSubgraph => {
    const found = running.get(name);
    if (!found) throw new Error(`No subgraph ${name} runs.`);
    return found;
  };
  return {
    supergraph,
    registry,
    operations: new OperationStore(supergraph),
    ours: new PlanExecutor(supergraph, { client, onUnavailable: () => undefined }),
    reference: new ApolloEngine(supergraph, client),
    subgraph: find,
    stop: (name) => find(name).close(),
    async restart(name) {
      const subgraph = subgraphs.find((one) => one.name === name);
      if (subgraph) running.set(name, await startTestSubgraph(subgraph, Number(new URL(find(name).url).port)));
    },
    async close() {
      await Promise.all([...running.values()].map((subgraph) => subgraph.close()));
      await client.close();
    },
  };
}

export const testScope = (viewer: Viewer | null = null) => ({
  requestId: 'req_test',
  viewer,
  traceparent: null,
  tracestate: null,
});
