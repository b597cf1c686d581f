import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type OutputLine, parseOutputLine } from './output-line';
import type { ToolchainPhase } from './toolchain';

/** A source tree and an empty output folder on disk, for as long as `use` runs. */
export async function withTree<T>(
  files: Record<string, string>,
  use: (sourceFolder: string, outputFolder: string) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'tree-'));
  try {
    const [source, output] = [join(root, 'source'), join(root, 'output')];
    await mkdir(source);
    await mkdir(output);
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(source, path)), { recursive: true });
      await writeFile(join(source, path), text);
    }
    return await use(source, output);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

export interface PhaseResult {
  code: number;
  lines: OutputLine[];
  errorText: string;
}

/** Runs a phase as the build agent does: as a process of its own whose lines are read. */
export function runPhaseProcess(phase: ToolchainPhase): Promise<PhaseResult> {
  return new Promise((resolve) => {
    const options = { maxBuffer: 64_000_000, ...(phase.env ? { env: phase.env } : {}) };
    execFile(phase.command, phase.args, options, (error, stdout, stderr) => {
      const code = error ? Number(error.code ?? -1) : 0;
      resolve({ code, lines: stdout.split('\n').filter(Boolean).map(parseOutputLine), errorText: stderr });
    });
  });
}

export const notesOf = ({ lines }: PhaseResult) => lines.flatMap((line) => (line.kind === 'note' ? [line.text] : []));

export const diagnosticsOf = ({ lines }: PhaseResult) =>
  lines.flatMap((line) => (line.kind === 'diagnostic' ? [line.diagnostic] : []));
