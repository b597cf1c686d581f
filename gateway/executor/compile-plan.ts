import type { ConditionNode, FetchNode, PlanNode, SubscriptionNode } from '@apollo/query-planner';
import type { RequestScope } from '../subgraphs/request-scope';
import type { AliasCode } from '../supergraph/alias-code';
import type { SubgraphClient, SubgraphUnavailable } from '../subgraphs/subgraph-client';
import { compileEntityFetch } from './entity-fetch';
import type { Execution, TypeTest } from './execution';
import { compileRootFetch } from './fetch';
import type { ResponsePath } from './targets';

/** What the steps of a plan are built on. */
export interface ExecutorParts {
  client: SubgraphClient;
  satisfies: TypeTest;
  aliases: AliasCode;
  /** Hears why a fetch brought nothing; the client is told only that it did not. */
  onUnavailable: (error: SubgraphUnavailable, scope: RequestScope) => void;
}

/** Part of a plan, ready to run: adds what it fetches to the execution's data. */
export type Step = (execution: Execution) => Promise<void>;

/** Compiles a plan once, so that running it is only calling functions. */
export function compilePlan(node: PlanNode, parts: ExecutorParts, path: ResponsePath = []): Step {
  switch (node.kind) {
    case 'Fetch':
      return compileFetch(node, path, parts);
    case 'Flatten':
      return compilePlan(node.node, parts, [...path, ...node.path]);
    case 'Sequence': {
      const steps = node.nodes.map((child) => compilePlan(child, parts, path));
      return async (execution) => {
        for (const step of steps) await step(execution);
      };
    }
    case 'Parallel': {
      const steps = node.nodes.map((child) => compilePlan(child, parts, path));
      return async (execution) => {
        await Promise.all(steps.map((step) => step(execution)));
      };
    }
    case 'Condition':
      return compileCondition(node, parts, path);
    default:
      throw new Error('The plan defers, which the schema does not offer.');
  }
}

export const isSubscriptionPlan = (node: PlanNode | SubscriptionNode | undefined): node is SubscriptionNode =>
  node?.kind === 'Subscription';

function compileFetch(fetch: FetchNode, path: ResponsePath, parts: ExecutorParts): Step {
  return fetch.requires?.length ? compileEntityFetch(fetch, path, parts) : compileRootFetch(fetch, path, parts);
}

function compileCondition(
  { condition, ifClause, elseClause }: ConditionNode,
  parts: ExecutorParts,
  path: ResponsePath,
): Step {
  const whenTrue = ifClause && compilePlan(ifClause, parts, path);
  const whenFalse = elseClause && compilePlan(elseClause, parts, path);
  return async (execution) => {
    await (execution.coerced[condition] ? whenTrue : whenFalse)?.(execution);
  };
}
