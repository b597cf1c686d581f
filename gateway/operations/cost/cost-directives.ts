import {
  Kind,
  parse,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
} from 'graphql';

/** `@listSize`: how long a list is taken to be before it is known. */
export interface ListSize {
  assumedSize: number | null;
  /** Arguments of the field whose value is the size; the largest counts. */
  slicingArguments: readonly string[];
  /** Fields of what the field yields that have the size; empty: the field itself. */
  sizedFields: readonly string[];
  /** Exactly one of the slicing arguments has to be given. */
  requireOneSlicingArgument: boolean;
}

/** What a supergraph says of costs, by coordinate: `Type`, `Type.field`, `Type.field.argument`. */
export interface CostDirectives {
  weights: ReadonlyMap<string, number>;
  sizes: ReadonlyMap<string, ListSize>;
}

const COST_SPEC = 'https://specs.apollo.dev/cost/';

/** Reads `@cost` and `@listSize` of a supergraph, under whatever names it imports them. */
export function readCostDirectives(supergraphSdl: string): CostDirectives {
  const weights = new Map<string, number>();
  const sizes = new Map<string, ListSize>();
  const document = parse(supergraphSdl, { noLocation: true });
  const names = importedNames(document);
  const read = (coordinate: string, directives: readonly ConstDirectiveNode[] = []): void => {
    for (const directive of directives) {
      const given = argumentsOf(directive);
      if (directive.name.value === names.cost && typeof given.weight === 'number')
        weights.set(coordinate, given.weight);
      if (directive.name.value === names.listSize) sizes.set(coordinate, toListSize(given));
    }
  };
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name) continue;
    const type = definition.name.value;
    if (definition.kind !== Kind.DIRECTIVE_DEFINITION)
      read(type, definition.directives as readonly ConstDirectiveNode[] | undefined);
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) {
      const coordinate = `${type}.${field.name.value}`;
      read(coordinate, field.directives);
      if ('arguments' in field)
        for (const one of field.arguments ?? []) read(`${coordinate}.${one.name.value}`, one.directives);
    }
  }
  return { weights, sizes };
}

const argumentsOf = ({ arguments: given = [] }: DirectiveNode): Record<string, unknown> =>
  Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));

function toListSize({
  assumedSize,
  slicingArguments,
  sizedFields,
  requireOneSlicingArgument,
}: Record<string, unknown>): ListSize {
  return {
    assumedSize: typeof assumedSize === 'number' ? assumedSize : null,
    slicingArguments: namesIn(slicingArguments),
    sizedFields: namesIn(sizedFields),
    requireOneSlicingArgument: requireOneSlicingArgument !== false,
  };
}

const namesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** The names of the two directives: as imported, and with the prefix of the specification where they are not. Empty when it is not linked. */
function importedNames({ definitions }: DocumentNode): { cost: string; listSize: string } {
  const schema = definitions.find(({ kind }) => kind === Kind.SCHEMA_DEFINITION);
  const links = schema && 'directives' in schema ? (schema.directives ?? []) : [];
  const link = links
    .filter(({ name }) => name.value === 'link')
    .map(argumentsOf)
    .find(({ url }) => typeof url === 'string' && url.startsWith(COST_SPEC));
  if (!link) return { cost: '', listSize: '' };
  const prefix = typeof link.as === 'string' ? link.as : 'cost';
  // The directive that is called like its specification bears no prefix.
  const names = { cost: prefix, listSize: `${prefix}__listSize` };
  for (const one of Array.isArray(link.import) ? (link.import as unknown[]) : []) {
    const { name, as } = typeof one === 'string' ? { name: one, as: one } : (one as { name?: string; as?: string });
    if (name === '@cost') names.cost = (as ?? name).slice(1);
    if (name === '@listSize') names.listSize = (as ?? name).slice(1);
  }
  return names;
}
