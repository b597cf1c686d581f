import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportedDiagnostic } from '../output-line';
import type { BuildPlatform } from '../toolchain';
import { readSpec } from './read-spec';
import { sourceFiles } from '../source-files';
import { openSyntaxChecker } from './syntax';

const MOST_BYTES = 1_000_000;
const LANGUAGE_OF = { IOS: '.swift', ANDROID: '.kt' } as const;

export interface TreeCheck {
  /** How many files of each language were parsed. */
  files: { swift: number; kotlin: number };
  diagnostics: ReportedDiagnostic[];
}

/**
 * Parses every Swift and Kotlin file and checks the specification. What is wrong in the language of the other platform is only a
 * warning: it does not keep this platform from being built.
 */
export async function checkTree(sourceFolder: string, platform: BuildPlatform): Promise<TreeCheck> {
  const checker = await openSyntaxChecker();
  const paths = await sourceFiles(sourceFolder, Object.values(LANGUAGE_OF));
  const diagnostics: ReportedDiagnostic[] = [];
  for (const path of paths) {
    const severity = path.endsWith(LANGUAGE_OF[platform]) ? 'ERROR' : 'WARNING';
    const source = await readFile(join(sourceFolder, path), 'utf8');
    const found = source.length > MOST_BYTES ? [tooLarge(path)] : checker.check(path, source);
    diagnostics.push(...found.map((diagnostic) => ({ ...diagnostic, severity }) as const));
  }
  const swift = paths.filter((path) => path.endsWith(LANGUAGE_OF.IOS)).length;
  const { diagnostics: ofSpec } = await readSpec(sourceFolder);
  return { files: { swift, kotlin: paths.length - swift }, diagnostics: [...ofSpec, ...diagnostics] };
}

const tooLarge = (path: string): ReportedDiagnostic => ({
  severity: 'ERROR',
  path,
  line: 1,
  column: 1,
  message: 'The file is larger than 1 MB; split it.',
});
