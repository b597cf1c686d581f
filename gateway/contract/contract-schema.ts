import {
  GraphQLError,
  Kind,
  buildASTSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  printSchema,
  validateSchema,
  type DocumentNode,
  type GraphQLSchema,
  type TypeDefinitionNode,
} from 'graphql';
import { brokenPromises } from './broken-promises';
import { includedDefinitions, type ContractTags } from './included';
import { reachableDefinitions } from './reachable';
import type { Tags } from './tagged';

/** A contract that promises what it hides: every problem, one a line. */
class ContractBroken extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The contract does not hold together:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'ContractBroken';
  }
}

/**
 * The part of an API that the tags include, without what nothing leads to. Null: they include no field of `Query`, so there is no contract. Throws `ContractBroken`
 * when the part is no schema by itself.
 */
export function contractSchema(api: GraphQLSchema, tags: Tags, contract: ContractTags): GraphQLSchema | null {
  const source = parse(printSchema(api), { noLocation: true });
  const included = includedDefinitions(source, tags, contract);
  if (!included.some((type) => hasQuery(type, tags))) return null;
  const types = reachableDefinitions(included);
  const problems = brokenPromises(source, types);
  if (problems.length > 0) throw new ContractBroken(problems);
  const directives = source.definitions.filter(({ kind }) => kind === Kind.DIRECTIVE_DEFINITION);
  return checkedSchema({ kind: Kind.DOCUMENT, definitions: [...directives, ...types] });
}

/** Query with more than the gateway's own fields. */
const hasQuery = (type: TypeDefinitionNode, tags: Tags) =>
  type.kind === Kind.OBJECT_TYPE_DEFINITION &&
  type.name.value === 'Query' &&
  (type.fields ?? []).some(({ name }) => tags.knows(`Query.${name.value}`));

function checkedSchema(document: DocumentNode): GraphQLSchema {
  let schema: GraphQLSchema;
  try {
    schema = buildASTSchema(document);
  } catch (error) {
    throw new ContractBroken([error instanceof Error ? error.message : String(error)]);
  }
  const problems = [...validateSchema(schema).map(({ message }: GraphQLError) => message), ...lostDefaults(schema)];
  if (problems.length > 0) throw new ContractBroken(problems);
  return schema;
}

/** A default that names a hidden value or field is no value of its type any more, and would silently be none. */
function lostDefaults(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (isInputObjectType(type))
      return Object.values(type.getFields()).flatMap((field) => lost(field, `${type.name}.${field.name}`));
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((one) => lost(one, `${type.name}.${field.name}(${one.name}:)`)),
    );
  });
}

interface WithDefault {
  defaultValue?: unknown;
  astNode?: { defaultValue?: unknown } | null;
}

const lost = ({ astNode, defaultValue }: WithDefault, coordinate: string): string[] =>
  astNode?.defaultValue !== undefined && defaultValue === undefined
    ? [`The default of ${coordinate} uses what is hidden.`]
    : [];
