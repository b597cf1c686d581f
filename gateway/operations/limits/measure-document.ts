import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** The size of a selection with every fragment put in its place. Counts may be as large as no integer is. */
export interface Measure {
  /** Levels of fields. */
  depth: number;
  /** Fields of the outermost level. */
  rootFields: number;
  fields: number;
  aliases: number;
  directives: number;
}

/** The measures of a document's operations, and of fragments that no operation leads to, since validation looks at those too. */
export interface DocumentMeasure {
  definitions: { definition: OperationDefinitionNode | FragmentDefinitionNode; measure: Measure }[];
  /** A fragment that contains itself, of which no measure is true. */
  cycle: string | null;
}

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  return fragments;
}

/** Measures each fragment once, however often it is used: the work grows with the text, never with what the text stands for. */
export function measureDocument(document: DocumentNode, fragments: Fragments): DocumentMeasure {
  const walk = new Walk(fragments);
  const definitions: DocumentMeasure['definitions'] = [];
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const measure = walk.measure(definition.selectionSet);
    measure.directives += directivesOf(definition);
    for (const variable of definition.variableDefinitions ?? []) measure.directives += directivesOf(variable);
    definitions.push({ definition, measure });
  }
  for (const [name, definition] of fragments)
    if (!walk.knows(name)) definitions.push({ definition, measure: walk.fragment(name) });
  return { definitions, cycle: walk.cycle };
}

const directivesOf = ({ directives }: { directives?: readonly unknown[] }) => directives?.length ?? 0;

const nothing = (): Measure => ({ depth: 0, rootFields: 0, fields: 0, aliases: 0, directives: 0 });

class Walk {
  cycle: string | null = null;
  /** Null while a fragment is being measured. */
  readonly #known = new Map<string, Measure | null>();

  constructor(private readonly fragments: Fragments) {}

  knows(name: string): boolean {
    return this.#known.has(name);
  }

  measure(set: SelectionSetNode): Measure {
    const sum = nothing();
    for (const selection of set.selections) {
      sum.directives += directivesOf(selection);
      if (selection.kind === Kind.FIELD) {
        const inner = selection.selectionSet ? this.measure(selection.selectionSet) : nothing();
        inner.depth++;
        inner.fields++;
        inner.rootFields = 1;
        if (selection.alias) inner.aliases++;
        add(sum, inner);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) add(sum, this.measure(selection.selectionSet));
      else add(sum, this.fragment(selection.name.value));
    }
    return sum;
  }

  fragment(name: string): Measure {
    const known = this.#known.get(name);
    if (known) return known;
    if (known === null) this.cycle ??= name;
    const definition = this.fragments.get(name);
    if (known === null || !definition) return nothing();
    this.#known.set(name, null);
    const measure = this.measure(definition.selectionSet);
    measure.directives += directivesOf(definition);
    this.#known.set(name, measure);
    return measure;
  }
}

function add(sum: Measure, { depth, rootFields, fields, aliases, directives }: Measure): void {
  sum.depth = Math.max(sum.depth, depth);
  sum.rootFields += rootFields;
  sum.fields += fields;
  sum.aliases += aliases;
  sum.directives += directives;
}
