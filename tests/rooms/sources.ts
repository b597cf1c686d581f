import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The folder of the repository. */
export const ROOT = resolve(__dirname, '..', '..');

/** The source files below a folder, as paths from the root. */
const filesIn = (folder: string): string[] =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return filesIn(path);
        return /\.tsx?$/.test(entry.name) ? [path] : [];
      })
    : [];

/** A file that only tests use. */
export const isTest = (path: string) =>
  /\.(test|contract|peers|reader|log)\.tsx?$|contract-gate|\/testing\/|(failure|http)\.contract/.test(path);

/** An import of a file of ours. */
export interface Import {
  file: string;
  specifier: string;
  target: string;
}

const TOP = ['schema', 'platform', 'subgraphs', 'gateway', 'agents', 'embedded', 'tests', 'bench'];
/** Every source file of the house that is written by hand. */
export const files = TOP.flatMap(filesIn).filter((path) => !path.includes('/gen/'));
/** Every import in them, of ours or not. */
export const all = files.flatMap((file) => {
  const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...text.matchAll(/^(?:import|export)\b[^'"`;]*?from '([^']+)'|^import '([^']+)'|import\('([^']+)'\)/gm)].map(
    ([, from, bare, dynamic]) => ({ file, specifier: (from ?? bare ?? dynamic)! }),
  );
});
/** The imports of our own files, with the path that each leads to. */
export const local: Import[] = all
  .filter(({ specifier }) => /^[.#]/.test(specifier))
  .map(({ file, specifier }) => {
    const path = specifier.startsWith('#')
      ? specifier.slice(1)
      : relative(ROOT, resolve(ROOT, dirname(file), specifier));
    return { file, specifier, target: existsSync(join(ROOT, `${path}.ts`)) ? `${path}.ts` : path };
  });

/** An import as a failing test shows it. */
export const shown = ({ file, specifier }: { file: string; specifier: string }) => `${file} → ${specifier}`;
