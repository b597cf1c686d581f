import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PhaseReport, runPhase } from '../child';
import { runTool } from '../run-tool';
import { sourceFiles } from '../source-files';
import { compileNotes } from './compile-notes';
import { LIBRARY_DECLARATIONS } from './library-declarations';
import { parseKotlincLine } from './kotlinc-output';
import { withoutAndroid } from './select-sources';

/** What kotlinc exits with when the sources are at fault. */
const COMPILATION_ERROR = 1;

// node compile.js <sourceFolder> <SOME|ALL> <compiler…>
runPhase(async ([sourceFolder, typeChecks, command, ...args], report) => {
  if (!sourceFolder || !typeChecks || !command)
    throw new Error('Usage: compile.js <sourceFolder> <SOME|ALL> <compiler> [arguments…]');
  const all = await sourceFiles(sourceFolder, ['.kt']);
  const texts = all.map(async (path) => ({ path, text: await readFile(join(sourceFolder, path), 'utf8') }));
  const sources = withoutAndroid(await Promise.all(texts)).map((source) => source.path);
  report.log(`${sources.length} of ${all.length} Kotlin files need no Android and are compiled here.`);
  const isGood = sources.length === 0 || (await compile(sourceFolder, sources, [command, ...args], report));
  const checked = new Set(sources);
  const others = all.filter((path) => !checked.has(path));
  for (const note of compileNotes(sources.length, others, typeChecks === 'ALL')) report.note(note);
  if (others.length > 0 && typeChecks !== 'ALL') report.log(`Parsed only, not type-checked: ${others.join(', ')}`);
  return isGood;
});

async function compile(
  sourceFolder: string,
  sources: string[],
  compiler: string[],
  report: PhaseReport,
): Promise<boolean> {
  const [command = '', ...options] = compiler;
  const scratch = await mkdtemp(join(tmpdir(), 'kotlin-'));
  try {
    const list = join(scratch, 'sources');
    const libraries = join(scratch, 'libraries');
    await mkdir(libraries);
    for (const [name, text] of Object.entries(LIBRARY_DECLARATIONS)) await writeFile(join(libraries, name), text);
    const all = [...sources, ...Object.keys(LIBRARY_DECLARATIONS).map((name) => join(libraries, name))];
    await writeFile(list, all.map((path) => `"${path.replace(/[\\"]/g, '\\$&')}"`).join('\n'));
    let errors = 0;
    const code = await runTool(
      command,
      [...options, '-d', join(scratch, 'classes'), '-no-reflect', `@${list}`],
      sourceFolder,
      (line) => {
        const diagnostic = parseKotlincLine(line, sourceFolder);
        if (diagnostic?.severity === 'ERROR') errors += 1;
        if (diagnostic) report.diagnostic(diagnostic);
        else report.log(line);
      },
    );
    if (code !== 0 && (code !== COMPILATION_ERROR || errors === 0)) throw new Error(`kotlinc ended with code ${code}.`);
    return code === 0;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
