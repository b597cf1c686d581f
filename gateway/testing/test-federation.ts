import { StaticServiceRegistry } from '#platform/adapters/service-registry/static';
import type { Viewer } from '#platform/kernel/viewer';
import { compose } from '../compose';
import { ApolloEngine } from '../engine/apollo-engine';
import { ComparedEngine } from '../engine/compared-engine';
import type { Engine } from '../engine/engine';
import { PlanExecutor } from '../executor/executor';
import { callHeaders, type CallHeaders } from '../subgraphs/call-headers';
import { withNodes } from '../nodes/with-nodes';
import { HttpSubgraphClient, type SubgraphClient } from '../subgraphs/subgraph-client';
import { OperationStore } from '../supergraph/prepare';
import { loadSupergraph, type LoadedSupergraph } from '../supergraph/supergraph';
import { DifferenceLog } from './difference-log';
import { REFERENCE_HEADER, startTestSubgraph, type RunningTestSubgraph, type TestSubgraph } from './test-subgraph';

export const TEST_SECRET = 'the secret that only the gateway and the subgraphs of a test know';

/** Subgraphs that listen on loopback, composed, with both engines over them. Every query that `ours` answers is answered by the reference too. */
export interface TestFederation {
  supergraph: LoadedSupergraph;
  registry: StaticServiceRegistry;
  operations: OperationStore;
  ours: Engine;
  reference: Engine;
  differences: DifferenceLog;
  subgraph(name: string): RunningTestSubgraph;
  stop(name: string): Promise<void>;
  /** Starts a stopped subgraph on the port that it had. */
  restart(name: string): Promise<void>;
  /** Throws when the engines differed and no test has expected it. */
  close(): Promise<void>;
}

export async function startTestFederation(subgraphs: TestSubgraph[]): Promise<TestFederation> {
  const running = new Map<string, RunningTestSubgraph>();
  for (const subgraph of subgraphs) running.set(subgraph.name, await startTestSubgraph(subgraph));
  const registry = new StaticServiceRegistry(Object.fromEntries([...running].map(([name, { url }]) => [name, [url]])));
  const supergraph = loadSupergraph(compose(subgraphs));
  const headersOf = callHeaders(TEST_SECRET);
  const [client, clientOfReference] = [headersOf, callsOfReference(headersOf)].map((headers) =>
    withNodes(new HttpSubgraphClient(registry, headers), supergraph.schema, () => undefined),
  ) as [SubgraphClient, SubgraphClient];
  const reference = new ApolloEngine(supergraph, clientOfReference);
  const differences = new DifferenceLog();
  const executor = new PlanExecutor(supergraph, { client, onUnavailable: () => undefined });
  const find = (name: string): RunningTestSubgraph => {
    const found = running.get(name);
    if (!found) throw new Error(`No subgraph ${name} runs.`);
    return found;
  };
  return {
    supergraph,
    registry,
    operations: new OperationStore(supergraph),
    ours: new ComparedEngine(executor, reference, differences.add),
    reference,
    differences,
    subgraph: find,
    stop: (name) => find(name).close(),
    async restart(name) {
      const subgraph = subgraphs.find((one) => one.name === name);
      if (subgraph) running.set(name, await startTestSubgraph(subgraph, Number(new URL(find(name).url).port)));
    },
    async close() {
      await Promise.all([...running.values()].map((subgraph) => subgraph.close()));
      await Promise.all([client.close(), clientOfReference.close()]);
      differences.expectNone();
    },
  };
}

const callsOfReference =
  (headersOf: CallHeaders): CallHeaders =>
  (scope) => ({ ...headersOf(scope), [REFERENCE_HEADER]: 'yes' });

export const testScope = (viewer: Viewer | null = null) => ({
  requestId: 'req_test',
  viewer,
  traceparent: null,
  tracestate: null,
});
