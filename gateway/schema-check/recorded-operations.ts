import {
  GraphQLError,
  Kind,
  concatAST,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
} from 'graphql';

/** An operation that some client is known to send. */
export interface RecordedOperation {
  /** Who sends it: `agents/build`, `start-here`. */
  client: string;
  name: string;
  /** The operation with all of its fragments. */
  document: DocumentNode;
}

/** One file of operations. */
export interface OperationFile {
  client: string;
  path: string;
  text: string;
}

/** The operations of files; those of one client may share fragments. Throws when a file is no GraphQL, and says which. */
export function recordedOperations(files: readonly OperationFile[]): RecordedOperation[] {
  const documents = files.map((file) => ({ ...file, document: parsed(file) }));
  return documents.flatMap(({ client, path, document }) => {
    const own = documents.filter((other) => other.client === client).map((other) => other.document);
    const fragments = concatAST(own).definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    return document.definitions.flatMap((definition): RecordedOperation[] => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
      const used = fragmentsOf(definition, fragments);
      const name = definition.name?.value ?? `(without a name, in ${path})`;
      return [{ client, name, document: { kind: Kind.DOCUMENT, definitions: [definition, ...used] } }];
    });
  });
}

function parsed({ path, text }: OperationFile): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${path} is no GraphQL: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function fragmentsOf(root: object, fragments: readonly FragmentDefinitionNode[]): FragmentDefinitionNode[] {
  const used = new Map<string, FragmentDefinitionNode>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (isSpread(value)) follow(value.name.value);
    else if (typeof value === 'object' && value !== null && 'kind' in value) Object.values(value).forEach(look);
  };
  const follow = (name: string) => {
    const fragment = fragments.find((one) => one.name.value === name);
    if (!fragment || used.has(name)) return;
    used.set(name, fragment);
    look(fragment.selectionSet);
  };
  Object.values(root).forEach(look);
  return [...used.values()];
}

const isSpread = (value: unknown): value is { kind: Kind.FRAGMENT_SPREAD; name: { value: string } } =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === Kind.FRAGMENT_SPREAD;

/** Why a schema does not answer an operation; empty when it does. */
export const problemsWith = (schema: GraphQLSchema, { document }: RecordedOperation): readonly GraphQLError[] =>
  validate(schema, document, specifiedRules);
