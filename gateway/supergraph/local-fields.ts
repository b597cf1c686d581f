import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { LOCAL_ROOT_FIELDS } from './gateway-fields';

/** The operation as the subgraphs' part of the schema knows it: without introspection and the gateway's own root fields. Null: nothing is left. */
export function withoutLocalFields(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): DocumentNode | null {
  if (operation.operation !== OperationTypeNode.QUERY)
    return { kind: Kind.DOCUMENT, definitions: [operation, ...fragments.values()] };
  const kept = new Map(fragments);

  const strip = (set: SelectionSetNode): SelectionSetNode => ({ ...set, selections: set.selections.flatMap(stripOne) });
  const stripOne = (selection: SelectionNode): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return LOCAL_ROOT_FIELDS.has(selection.name.value) ? [] : [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const selectionSet = strip(selection.selectionSet);
      return selectionSet.selections.length > 0 ? [{ ...selection, selectionSet }] : [];
    }
    const name = selection.name.value;
    const fragment = fragments.get(name);
    if (!fragment) return [];
    const selectionSet = strip(fragment.selectionSet);
    if (selectionSet.selections.length === 0) {
      kept.delete(name);
      return [];
    }
    kept.set(name, { ...fragment, selectionSet });
    return [selection];
  };

  const selectionSet = strip(operation.selectionSet);
  if (selectionSet.selections.length === 0) return null;
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }, ...kept.values()] };
}
