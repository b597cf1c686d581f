import type { FetchNode, PlanNode, QueryPlanSelectionNode, SubscriptionNode } from '@apollo/query-planner';
import { Kind, parse, print, visit, type DocumentNode } from 'graphql';
import { conflictingStandIns, splitFetch } from './split-fetch';
import type { RequiredArguments } from './required-arguments';

/** The plan as subgraphs understand it: stand-ins of required fields are asked for as what they mean, and are given back under their own names. */
export function repairPlan<Node extends PlanNode | SubscriptionNode>(node: Node, required: RequiredArguments): Node {
  if (required.standIns.size === 0) return node;
  const repair = (inner: PlanNode): PlanNode => {
    switch (inner.kind) {
      case 'Fetch':
        return repairFetch(inner, required);
      case 'Sequence':
      case 'Parallel':
        return { ...inner, nodes: inner.nodes.map(repair) };
      case 'Flatten':
        return { ...inner, node: repair(inner.node) };
      case 'Condition':
        return {
          ...inner,
          ifClause: inner.ifClause && repair(inner.ifClause),
          elseClause: inner.elseClause && repair(inner.elseClause),
        };
      default:
        return inner;
    }
  };
  if (node.kind !== 'Subscription') return repair(node) as Node;
  return { ...node, primary: asSubgraphsKnow(node.primary, required), rest: node.rest && repair(node.rest) };
}

function repairFetch(fetch: FetchNode, required: RequiredArguments): PlanNode {
  const parts = conflictingStandIns(fetch, required) ? splitFetch(fetch, required) : [fetch];
  const nodes = parts.map((part) => asSubgraphsKnow(part, required));
  const [only] = nodes;
  return only && nodes.length === 1 ? only : { kind: 'Parallel', nodes };
}

function asSubgraphsKnow(fetch: FetchNode, required: RequiredArguments): FetchNode {
  const document = parse(fetch.operation);
  const asked: DocumentNode = visit(document, {
    Field(field) {
      const meant = required.standIns.get(field.name.value);
      if (!meant) return undefined;
      return {
        ...field,
        alias: field.alias ?? field.name,
        name: { kind: Kind.NAME, value: meant.field },
        arguments: meant.arguments,
      };
    },
  });
  return {
    ...fetch,
    operation: asked === document ? fetch.operation : print(asked).replaceAll(/\s+/g, ' '),
    requires: fetch.requires?.map((selection) => asGiven(selection, required)),
  };
}

/** In a representation the value is read under the stand-in's name, which is its alias, and given under the field's own. */
function asGiven(selection: QueryPlanSelectionNode, required: RequiredArguments): QueryPlanSelectionNode {
  const selections = selection.selections?.map((inner) => asGiven(inner, required));
  if (selection.kind === 'InlineFragment') return { ...selection, selections: selections ?? [] };
  const meant = required.standIns.get(selection.name);
  return {
    ...selection,
    ...(selections && { selections }),
    ...(meant && { alias: selection.name, name: meant.field }),
  };
}
