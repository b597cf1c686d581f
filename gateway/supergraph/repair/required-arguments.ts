import {
  Kind,
  parse,
  print,
  type ArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import {
  directivesOf,
  fieldOf,
  hasFields,
  mapTypes,
  namedTypeOf,
  plainArgument,
  withArguments,
  type FieldsDefinition,
} from './supergraph-document';

/** A field with the arguments that a `@requires` gives it. */
interface ArgumentedField {
  field: string;
  arguments: readonly ArgumentNode[];
}

/** How the planner is made to see required fields with arguments. */
export interface RequiredArguments {
  /** The stand-ins: a field of the planner's supergraph that takes no arguments, and what it means. */
  standIns: ReadonlyMap<string, ArgumentedField>;
  /** The stand-ins that a subgraph's field requires. */
  requiredBy(subgraph: string, type: string, field: string): ReadonlySet<string>;
}

const JOIN_FIELD = 'join__field';

/**
 * Gives every `f(arg: X)` of a `@requires` a field of its own without arguments. @apollo/query-planner 2.14 takes required fields for equal when only their
 * arguments differ, and equal to what the client selects as `f`, so that a subgraph computes from the wrong value without an error.
 */
export function withRequiredArguments(document: DocumentNode): { document: DocumentNode; required: RequiredArguments } {
  const writer = new StandInWriter(document);
  const rewritten = mapTypes(document, (type) => writer.rewriteRequires(type));
  return { document: mapTypes(rewritten, (type) => writer.addStandIns(type)), required: writer.required() };
}

class StandInWriter {
  readonly #types = new Map<string, FieldsDefinition>();
  readonly #implementations = new Map<string, string[]>();
  readonly #prefix: string;
  readonly #names = new Map<string, string>();
  readonly #standIns = new Map<string, ArgumentedField>();
  /** By type: the stand-ins that it needs, and the graphs that require them. */
  readonly #wanted = new Map<string, Map<string, Set<string>>>();
  readonly #requiredBy = new Map<string, Set<string>>();
  readonly #subgraphNames: ReadonlyMap<string, string>;

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (!hasFields(definition)) continue;
      this.#types.set(definition.name.value, definition);
      for (const { name } of definition.interfaces ?? [])
        this.#implementations.set(name.value, [
          ...(this.#implementations.get(name.value) ?? []),
          definition.name.value,
        ]);
    }
    this.#subgraphNames = subgraphNames(document);
    this.#prefix = freePrefix(this.#types.values());
  }

  required(): RequiredArguments {
    const none: ReadonlySet<string> = new Set();
    return {
      standIns: this.#standIns,
      requiredBy: (subgraph, type, field) => this.#requiredBy.get(keyOf(subgraph, type, field)) ?? none,
    };
  }

  /** The same type, its `@requires` speaking of stand-ins. */
  rewriteRequires(type: FieldsDefinition): FieldsDefinition {
    const rewrite = (field: FieldDefinitionNode, directive: ConstDirectiveNode): ConstDirectiveNode => {
      const requires = plainArgument(directive, 'requires');
      const graph = plainArgument(directive, 'graph');
      if (typeof requires !== 'string' || typeof graph !== 'string' || !requires.includes('(')) return directive;
      const subgraph = this.#subgraphNames.get(graph) ?? graph;
      const used = new Set<string>();
      const set = this.#rewriteSet(fieldSet(requires), type.name.value, graph, used);
      this.#requiredBy.set(keyOf(subgraph, type.name.value, field.name.value), used);
      return withArguments(directive, { set: { requires: { kind: Kind.STRING, value: printFieldSet(set) } } });
    };
    const fields = type.fields?.map((field) => ({
      ...field,
      directives: field.directives?.map((directive) =>
        directive.name.value === JOIN_FIELD ? rewrite(field, directive) : directive,
      ),
    }));
    return { ...type, fields };
  }

  /** The same type with the stand-ins that some `@requires` reads of it: wherever the true field is answered, so is its stand-in. */
  addStandIns(type: FieldsDefinition): FieldsDefinition {
    const added: FieldDefinitionNode[] = [];
    for (const [name, graphs] of this.#wanted.get(type.name.value) ?? []) {
      const source = fieldOf(type, this.#standIns.get(name)?.field ?? '');
      if (!source) continue;
      const owners = ownersOf(type, source);
      const external = [...graphs].filter((graph) => !owners.some((owner) => plainArgument(owner, 'graph') === graph));
      added.push({
        ...source,
        name: { kind: Kind.NAME, value: name },
        description: undefined,
        arguments: [],
        directives: [...owners, ...external.map((graph) => joinField(graph, true))],
      });
    }
    return added.length > 0 ? { ...type, fields: [...(type.fields ?? []), ...added] } : type;
  }

  #rewriteSet(set: SelectionSetNode, typeName: string, graph: string, used: Set<string>): SelectionSetNode {
    return {
      ...set,
      selections: set.selections.map((selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          const inner = selection.typeCondition?.name.value ?? typeName;
          return { ...selection, selectionSet: this.#rewriteSet(selection.selectionSet, inner, graph, used) };
        }
        const definition = fieldOf(this.#types.get(typeName), selection.name.value);
        const inner = definition ? namedTypeOf(definition.type) : '';
        const selectionSet = selection.selectionSet && this.#rewriteSet(selection.selectionSet, inner, graph, used);
        if (!selection.arguments?.length) return { ...selection, selectionSet };
        const name = this.#standInFor({ field: selection.name.value, arguments: selection.arguments });
        used.add(name);
        for (const target of [typeName, ...(this.#implementations.get(typeName) ?? [])])
          this.#want(target, name, graph);
        return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: name }, selectionSet };
      }),
    };
  }

  #standInFor(meant: ArgumentedField): string {
    const key = `${meant.field}(${meant.arguments.map(print).toSorted().join()})`;
    let name = this.#names.get(key);
    if (!name) {
      name = `${this.#prefix}${this.#names.size}_${meant.field}`;
      this.#names.set(key, name);
      this.#standIns.set(name, meant);
    }
    return name;
  }

  #want(type: string, name: string, graph: string): void {
    const wanted = this.#wanted.get(type) ?? new Map<string, Set<string>>();
    this.#wanted.set(type, wanted.set(name, (wanted.get(name) ?? new Set()).add(graph)));
  }
}

const keyOf = (subgraph: string, type: string, field: string) => `${subgraph} ${type}.${field}`;

function fieldSet(text: string): SelectionSetNode {
  const [definition] = parse(`{ ${text} }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`"${text}" is no set of fields.`);
  return definition.selectionSet;
}

const printFieldSet = (set: SelectionSetNode) => print(set).replaceAll(/\s+/g, ' ').slice(2, -2);

/** The directives by which graphs answer a field. A field that names no graph is answered by all that have its type. */
function ownersOf(type: FieldsDefinition, field: FieldDefinitionNode): ConstDirectiveNode[] {
  const named = directivesOf(field, JOIN_FIELD).filter((directive) => plainArgument(directive, 'graph') !== undefined);
  if (named.length === 0) {
    const graphs = directivesOf(type, 'join__type').map((directive) => plainArgument(directive, 'graph'));
    return [...new Set(graphs)].flatMap((graph) => (typeof graph === 'string' ? [joinField(graph, false)] : []));
  }
  return named.filter(
    (directive) => plainArgument(directive, 'external') !== true && plainArgument(directive, 'usedOverridden') !== true,
  );
}

const joinField = (graph: string, isExternal: boolean): ConstDirectiveNode =>
  withArguments(
    { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: JOIN_FIELD }, arguments: [] },
    {
      set: {
        graph: { kind: Kind.ENUM, value: graph },
        ...(isExternal && { external: { kind: Kind.BOOLEAN, value: true } }),
      },
    },
  );

/** Graphs are enum values in a supergraph; plans call them by the names of the subgraphs. */
function subgraphNames(document: DocumentNode): Map<string, string> {
  const names = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const [graph] = directivesOf(value, 'join__graph');
      const name = graph && plainArgument(graph, 'name');
      if (typeof name === 'string') names.set(value.name.value, name);
    }
  }
  return names;
}

function freePrefix(types: Iterable<FieldsDefinition>): string {
  const taken = [...types].flatMap(({ fields = [] }) => fields.map(({ name }) => name.value));
  let prefix = 'required';
  while (taken.some((name) => name.startsWith(prefix))) prefix = `x${prefix}`;
  return prefix;
}
