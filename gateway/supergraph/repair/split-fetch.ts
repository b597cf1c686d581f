import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  Kind,
  parse,
  print,
  type FieldNode,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { RequiredArguments } from './required-arguments';

/** True when an entity would have to be represented by two values of one field, since two required stand-ins mean the same field. */
export function conflictingStandIns({ requires }: FetchNode, { standIns }: RequiredArguments): boolean {
  const seen = new Map<string, string>();
  const conflicts = (selections: readonly QueryPlanSelectionNode[], path: string): boolean =>
    selections.some((selection) => {
      if (selection.kind === 'InlineFragment') return conflicts(selection.selections, path);
      const meant = standIns.get(selection.name);
      const place = `${path}.${meant?.field ?? selection.name}`;
      const known = seen.get(place);
      if (known !== undefined && known !== selection.name) return true;
      seen.set(place, selection.name);
      return conflicts(selection.selections ?? [], place);
    });
  return conflicts(requires ?? [], '');
}

/** Fields of an entity fetch that can be asked for with one representation. */
interface Group {
  needs: ReadonlySet<string>;
  fragments: Map<InlineFragmentNode, SelectionNode[]>;
}

/** The same fetch as several, each with the required fields of its own selections only. */
export function splitFetch(fetch: FetchNode, required: RequiredArguments): FetchNode[] {
  const document = parse(fetch.operation);
  const [operation] = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [entities] = operation?.selectionSet.selections ?? [];
  if (!operation || entities?.kind !== Kind.FIELD) return [fetch];
  const groups = groupByNeeds(fetch.serviceName, entities, required);
  return groups.map(({ needs, fragments }, index) => {
    const selections = [...fragments].map(([fragment, fields]) => withSelections(fragment, fields));
    const name = fetch.operationName && `${fetch.operationName}_${index}`;
    const part: OperationDefinitionNode = {
      ...operation,
      name: name ? { kind: Kind.NAME, value: name } : undefined,
      selectionSet: { kind: Kind.SELECTION_SET, selections: [withSelections(entities, selections)] },
    };
    const definitions = document.definitions.map((definition) => (definition === operation ? part : definition));
    return {
      ...fetch,
      operation: print({ ...document, definitions }).replaceAll(/\s+/g, ' '),
      operationName: name,
      requires: without(fetch.requires ?? [], (field) => required.standIns.has(field) && !needs.has(field)),
    };
  });
}

function groupByNeeds(subgraph: string, entities: FieldNode, required: RequiredArguments): Group[] {
  const groups = new Map<string, Group>();
  for (const fragment of entities.selectionSet?.selections ?? []) {
    if (fragment.kind !== Kind.INLINE_FRAGMENT) continue;
    const type = fragment.typeCondition?.name.value ?? '';
    for (const selection of fragment.selectionSet.selections) {
      const needs =
        selection.kind === Kind.FIELD ? required.requiredBy(subgraph, type, selection.name.value) : new Set<string>();
      const key = [...needs].toSorted().join();
      const group = groups.get(key) ?? { needs, fragments: new Map<InlineFragmentNode, SelectionNode[]>() };
      group.fragments.set(fragment, [...(group.fragments.get(fragment) ?? []), selection]);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

const withSelections = <Node extends FieldNode | InlineFragmentNode>(
  node: Node,
  selections: SelectionNode[],
): Node => ({
  ...node,
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});

/** The selections without some fields, and without what is then empty. */
function without(
  selections: readonly QueryPlanSelectionNode[],
  isLeftOut: (field: string) => boolean,
): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === 'Field' && isLeftOut(selection.name)) return [];
    if (!selection.selections) return [selection];
    const inner = without(selection.selections, isLeftOut);
    return inner.length > 0 ? [{ ...selection, selections: inner }] : [];
  });
}
