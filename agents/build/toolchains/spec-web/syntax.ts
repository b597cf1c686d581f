import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { Language as Grammar, Parser, type Node } from 'web-tree-sitter';
import type { ReportedDiagnostic } from '../output-line';
import { maskSource, type Language } from './mask';

/** Finds what is not Swift or not Kotlin in one source text; offsets are those of the text as it was given. */
export interface SyntaxChecker {
  check(path: string, source: string): ReportedDiagnostic[];
}

const MOST_PER_FILE = 20;
const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}', '\\(': ')', '${': '}' };

/** Loads both grammars. From then on this process compiles WebAssembly without optimising it. */
export async function openSyntaxChecker(): Promise<SyntaxChecker> {
  // The grammars are large state machines: optimising them gains nothing and takes seconds, for which the process would wait at its end. Node 24 even dies of it
  // ("out of memory: Zone"). Said in two flags: once V8 runs, `--liftoff-only` no longer brings them with it.
  for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag);
  const { resolve } = createRequire(__filename);
  await Parser.init();
  const load = async (language: Language) =>
    Grammar.load(await readFile(resolve(`tree-sitter-wasms/out/tree-sitter-${language}.wasm`)));
  const grammars = { swift: await load('swift'), kotlin: await load('kotlin') };
  const parser = new Parser();
  return {
    check(path, source) {
      const language = path.endsWith('.swift') ? 'swift' : 'kotlin';
      parser.setLanguage(grammars[language]);
      const tree = parser.parse(maskSource(language, source));
      if (!tree) throw new Error(`The parser gave no tree for ${path}.`);
      const found = tree.rootNode.hasError ? explain(tree.rootNode, source, path) : [];
      tree.delete();
      return found.slice(0, MOST_PER_FILE);
    },
  };
}

function explain(root: Node, source: string, path: string): ReportedDiagnostic[] {
  const at = (node: Node, message: string): ReportedDiagnostic => ({
    severity: 'ERROR',
    path,
    line: node.startPosition.row + 1,
    column: node.startPosition.column + 1,
    message,
  });
  const bracket = strayBracket(root);
  const found = bracket ? [at(bracket.node, bracket.message)] : [];
  for (const node of errorsIn(root)) {
    if (node.isMissing) found.push(at(node, `\`${node.type.replaceAll('_', ' ')}\` is missing here.`));
    else if (!bracket || !covers(node, bracket.node)) found.push(at(node, unexpected(node, source)));
  }
  if (found.length === 0) found.push(at(root.lastChild ?? root, 'The file ends in the middle of a declaration.'));
  return found;
}

/** The outermost errors and all missing tokens. An error that is the whole file says nothing: those inside it do. */
function* errorsIn(node: Node): Generator<Node> {
  if (node.isMissing || (node.isError && node.parent)) yield node;
  else if (node.hasError) for (const child of node.children) if (child) yield* errorsIn(child);
}

function unexpected(node: Node, source: string): string {
  const text = source.slice(node.startIndex, node.endIndex).trim().split('\n')[0] ?? '';
  const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  const place = node.parent?.parent ? ` in ${node.parent.type.replaceAll('_', ' ')}` : '';
  return shown ? `Unexpected \`${shown}\`${place}.` : `Something is missing${place}.`;
}

function strayBracket(root: Node): { node: Node; message: string } | undefined {
  const open: Node[] = [];
  for (const leaf of leavesOf(root)) {
    if (CLOSING[leaf.type]) open.push(leaf);
    else if (')]}'.includes(leaf.type)) {
      const opened = open.pop();
      // A bracket that belongs to something whole has its partner: then it is the other one that is out of place.
      const isStray =
        !opened || (CLOSING[opened.type] !== leaf.type && !opened.parent?.isError && leaf.parent?.isError);
      if (isStray) return { node: leaf, message: `\`${leaf.type}\` closes nothing.` };
      if (CLOSING[opened.type] !== leaf.type) return { node: opened, message: unclosed(opened, leaf) };
    }
  }
  const last = open.at(-1);
  return last && { node: last, message: unclosed(last) };
}

const unclosed = (opened: Node, found?: Node) =>
  `\`${opened.type}\` is not closed: \`${CLOSING[opened.type]}\` is expected${
    found ? ` before \`${found.type}\` in line ${found.startPosition.row + 1}` : ' before the end of the file'
  }.`;

function* leavesOf(node: Node): Generator<Node> {
  if (node.childCount === 0) {
    if (!node.isMissing && node.type.length <= 2 && node.type.length > 0) yield node;
  } else for (const child of node.children) if (child) yield* leavesOf(child);
}

const covers = (outer: Node, inner: Node) => outer.startIndex <= inner.startIndex && inner.endIndex <= outer.endIndex;
