import {
  Kind,
  getNamedType,
  isAbstractType,
  isLeafType,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { AliasCode } from '../supergraph/alias-code';
import { LOCAL_ROOT_FIELDS } from '../supergraph/gateway-fields';

/** One response name of a selection on a concrete type. `type` is null for `__typename`, and for root fields that the gateway answers. */
export interface SelectedField {
  responseName: string;
  /** The name under which the subgraphs answer it. */
  dataName: string;
  /** `"name":`, as it stands in the answer. */
  key: string;
  nodes: FieldNode[];
  kind: 'data' | 'typename' | 'local';
  type: GraphQLOutputType | null;
  /** What is selected of the objects that the field yields. */
  selection: Selection | null;
}

export interface SelectionContext {
  schema: GraphQLSchema;
  aliases: AliasCode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Values of the variables that `@skip` and `@include` read. */
  conditions: Readonly<Record<string, unknown>>;
}

/** What an object is known to be: its type, or an interface where only fields of the interface are selected, so that nobody was asked for its type. */
export type KnownType = GraphQLObjectType | GraphQLInterfaceType;

/** One or several selection sets of the same object as one; for each known type its fields are collected once. */
export class Selection {
  readonly #byType = new Map<KnownType, SelectedField[]>();

  constructor(
    private readonly sets: readonly SelectionSetNode[],
    private readonly context: SelectionContext,
  ) {}

  /** The fields in the order of their first mention: "CollectFields" of the GraphQL specification. */
  fieldsOf(type: KnownType): SelectedField[] {
    let fields = this.#byType.get(type);
    if (!fields) this.#byType.set(type, (fields = this.#collect(type)));
    return fields;
  }

  #collect(type: KnownType): SelectedField[] {
    const nodes = new Map<string, FieldNode[]>();
    const visited = new Set<string>();
    const visit = (set: SelectionSetNode): void => {
      for (const selection of set.selections) {
        if (!this.#included(selection.directives)) continue;
        if (selection.kind === Kind.FIELD) {
          const name = selection.alias?.value ?? selection.name.value;
          const known = nodes.get(name);
          if (known) known.push(selection);
          else nodes.set(name, [selection]);
          continue;
        }
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          if (visited.has(selection.name.value)) continue;
          visited.add(selection.name.value);
        }
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? this.context.fragments.get(selection.name.value) : selection;
        if (fragment && this.#applies(fragment.typeCondition?.name.value, type)) visit(fragment.selectionSet);
      }
    };
    this.sets.forEach(visit);
    return [...nodes].map(([responseName, same]) => this.#field(type, responseName, same));
  }

  #field(parent: KnownType, responseName: string, nodes: FieldNode[]): SelectedField {
    const { schema, aliases } = this.context;
    const [first] = nodes;
    if (!first) throw new Error(`Nothing is selected as ${responseName}.`);
    const name = first.name.value;
    const key = `${JSON.stringify(responseName)}:`;
    const field = { responseName, dataName: aliases.dataNameOf(first), key, nodes, type: null, selection: null };
    if (name === '__typename') return { ...field, kind: 'typename' };
    if (parent === schema.getQueryType() && LOCAL_ROOT_FIELDS.has(name)) return { ...field, kind: 'local' };
    const type = parent.getFields()[name]?.type;
    if (!type) throw new Error(`The validated operation selects ${parent.name}.${name}, which does not exist.`);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const selection = isLeafType(getNamedType(type)) ? null : new Selection(sets, this.context);
    return { ...field, kind: 'data', type, selection };
  }

  #included(directives: readonly DirectiveNode[] = []): boolean {
    return directives.every((directive) => {
      const name = directive.name.value;
      if (name !== 'skip' && name !== 'include') return true;
      const value = directive.arguments?.[0]?.value;
      const holds =
        value?.kind === Kind.VARIABLE
          ? this.context.conditions[value.name.value] === true
          : value?.kind === Kind.BOOLEAN && value.value;
      return name === 'include' ? holds : !holds;
    });
  }

  #applies(condition: string | undefined, type: KnownType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const named = this.context.schema.getType(condition);
    return isAbstractType(named) && this.context.schema.isSubType(named, type);
  }
}
