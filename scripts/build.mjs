// Compiles every room's TypeScript to dist/ (CommonJS, by swc) and bundles each `browser/main.ts` into the one script that a page loads (by esbuild).
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { transformFile } from '@swc/core';

const ROOMS = ['schema', 'platform', 'subgraphs', 'gateway', 'agents', 'embedded', 'tests', 'bench'];

const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });

const changedAt = (path) => Math.floor(statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
const write = (path, text) => {
  mkdirSync(dirname(path), { recursive: true });
  // Whole or not at all, for whoever builds or runs at the same time.
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
};

const sources = ROOMS.filter((room) => changedAt(room)).flatMap(filesIn);
const modules = sources.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.endsWith('.test.ts'));
const outputOf = (path) => join('dist', path.replace(/\.ts$/, '.js'));

const outdated = modules.filter((path) => !path.includes('/browser/') && changedAt(outputOf(path)) !== changedAt(path));
await Promise.all(
  outdated.map(async (path) => {
    const time = changedAt(path);
    const { code, map } = await transformFile(path, { sourceMaps: true });
    write(outputOf(path), `${code}\n//# sourceMappingURL=${path.split('/').pop().replace(/\.ts$/, '.js')}.map\n`);
    write(`${outputOf(path)}.map`, map);
    // An output is as old as what it was made of, so that a source that is put back to an older text is compiled again.
    utimesSync(outputOf(path), time / 1000, time / 1000);
  }),
);

const pages = modules.filter((path) => path.endsWith('/browser/main.ts'));
await Promise.all(
  pages.map((path) =>
    build({
      entryPoints: [path],
      outfile: outputOf(path),
      bundle: true,
      format: 'iife',
      target: 'es2022',
      minify: true,
      legalComments: 'none',
      logLevel: 'error',
    }),
  ),
);

// Files that are read at run time, beside the module that reads them.
const assets = sources.filter((path) => /\.(graphql|html|css|json)$/.test(path));
for (const path of assets) write(join('dist', path), readFileSync(path));

// What has no source any more is not left to be imported by accident.
const expected = new Set([
  ...modules.map(outputOf),
  ...modules.map((path) => `${outputOf(path)}.map`),
  ...sources.map((path) => join('dist', path)),
]);
if (changedAt('dist')) for (const path of filesIn('dist')) if (!expected.has(path)) rmSync(path, { force: true });
