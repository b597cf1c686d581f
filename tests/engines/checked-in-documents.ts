import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import {
  Kind,
  parse,
  print,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';

/** One operation that is written down somewhere in the repository, with the fragments that it needs. */
export interface CheckedInOperation {
  file: string;
  operation: OperationDefinitionNode;
  text: string;
}

const ROOT = join(__dirname, '..', '..');
const ROOMS = ['agents', 'embedded', 'gateway', 'platform', 'subgraphs', 'tests'];

/** Every operation of every `.graphql` file, and of every text in a TypeScript file that is GraphQL as it stands. */
export function checkedInOperations(): CheckedInOperation[] {
  return ROOMS.flatMap((room) => filesIn(join(ROOT, room))).flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    const documents = extname(path) === '.graphql' ? [text] : textsOf(text);
    return documents.flatMap(documentOf).flatMap((document) => operationsOf(relative(ROOT, path), document));
  });
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(graphql|ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

/** What stands in quotes and has braces. */
const textsOf = (source: string) =>
  [...source.matchAll(/`([^`$]*\{[^`]*)`|'([^'\n]*\{[^'\n]*)'/g)].map(
    ([, template, string]) => template ?? string ?? '',
  );

function documentOf(text: string): DocumentNode[] {
  try {
    return [parse(text, { noLocation: true })];
  } catch {
    // Most texts with braces are no GraphQL.
    return [];
  }
}

function operationsOf(file: string, { definitions }: DocumentNode): CheckedInOperation[] {
  const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  return operations.map((operation) => {
    const used = usedBy(operation, fragments);
    return { file, operation, text: print({ kind: Kind.DOCUMENT, definitions: [operation, ...used] }) };
  });
}

/** The fragments that an operation needs, those that fragments need included. */
function usedBy(operation: OperationDefinitionNode, fragments: FragmentDefinitionNode[]): FragmentDefinitionNode[] {
  const used = new Set<FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode): void =>
    void visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.find((one) => one.name.value === name.value);
        if (!fragment || used.has(fragment)) return;
        used.add(fragment);
        follow(fragment);
      },
    });
  follow(operation);
  return [...used];
}
