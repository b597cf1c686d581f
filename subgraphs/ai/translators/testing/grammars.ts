import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { Language, type Node, Parser } from 'web-tree-sitter';
import type { SourceFile } from '../source-file';

/** Says where a source is no Swift or no Kotlin: `path:line: text of the line`. Files of other kinds are well formed. */
export type FindErrors = (file: SourceFile) => string[];

/** Loads both grammars. From then on this process compiles WebAssembly without optimising it, a work of which Node 24 dies with grammars of such a size. */
export async function openGrammars(): Promise<FindErrors> {
  for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag);
  await Parser.init();
  const { resolve } = createRequire(__filename);
  // By bytes: a path would make the library import a module as the test runs, which jest forbids.
  const load = (name: string) =>
    Language.load(new Uint8Array(readFileSync(resolve(`tree-sitter-wasms/out/tree-sitter-${name}.wasm`))));
  const grammars: Record<string, Language> = { swift: await load('swift'), kt: await load('kotlin') };
  const parser = new Parser();
  return ({ path, content }) => {
    const grammar = grammars[path.replace(/^.*\.(kts|kt|swift)$/, '$1').replace('kts', 'kt')];
    if (!grammar) return [];
    parser.setLanguage(grammar);
    const tree = parser.parse(masked(content));
    if (!tree) throw new Error(`The parser gave no tree for ${path}.`);
    const lines = content.split('\n');
    const found = [...errors(tree.rootNode)].map(({ startPosition: { row } }) => `${path}:${row + 1}: ${lines[row]}`);
    tree.delete();
    return found;
  };
}

/** The Swift grammar does not know macros such as `#Preview`. */
function masked(content: string): string {
  return content.replace(/#(?=[A-Z])/g, '_');
}

function* errors(node: Node): Generator<Node> {
  if (node.isError || node.isMissing) yield node;
  else if (node.hasError) for (const child of node.children) if (child) yield* errors(child);
}
