import { z } from 'zod';

/** A remark about one place of the source. `path` is relative to the tree's root with `/`; line and column count from 1. */
export const ReportedDiagnostic = z.strictObject({
  severity: z.enum(['ERROR', 'WARNING', 'INFO']),
  path: z.string().max(500),
  line: z.number().int().min(1),
  column: z.number().int().min(1),
  message: z.string().min(1).max(2000),
});
export type ReportedDiagnostic = z.infer<typeof ReportedDiagnostic>;

/** A file that the phase has made, by its absolute path on the machine that builds. */
export const ReportedArtifact = z.strictObject({
  kind: z.string().regex(/^[A-Z][A-Z_]{1,39}$/),
  path: z.string().min(1),
  contentType: z.string().min(3).max(100),
});
export type ReportedArtifact = z.infer<typeof ReportedArtifact>;

/** What a phase says of its own reach, for a person: what it has checked, and what not. */
const ReportedNote = z.string().min(1).max(500);

export type OutputLine =
  | { kind: 'diagnostic'; diagnostic: ReportedDiagnostic }
  | { kind: 'artifact'; artifact: ReportedArtifact }
  | { kind: 'note'; text: string }
  | { kind: 'log'; text: string };

const DIAGNOSTIC = '::diagnostic ';
const ARTIFACT = '::artifact ';
const NOTE = '::note ';

/** Reads one line of a phase's standard output. A line that only looks like a report is log text: tools may print anything. */
export function parseOutputLine(line: string): OutputLine {
  if (line.startsWith(DIAGNOSTIC)) {
    const diagnostic = ReportedDiagnostic.safeParse(parseJson(line.slice(DIAGNOSTIC.length)));
    if (diagnostic.success) return { kind: 'diagnostic', diagnostic: diagnostic.data };
  }
  if (line.startsWith(ARTIFACT)) {
    const artifact = ReportedArtifact.safeParse(parseJson(line.slice(ARTIFACT.length)));
    if (artifact.success) return { kind: 'artifact', artifact: artifact.data };
  }
  if (line.startsWith(NOTE)) {
    const note = ReportedNote.safeParse(parseJson(line.slice(NOTE.length)));
    if (note.success) return { kind: 'note', text: note.data };
  }
  return { kind: 'log', text: line };
}

/** The line that `parseOutputLine` reads back; messages that are too long are cut. */
export function diagnosticLine(diagnostic: ReportedDiagnostic): string {
  const message = cut(diagnostic.message, 2000) || 'No message.';
  return DIAGNOSTIC + JSON.stringify({ ...diagnostic, path: cut(diagnostic.path, 500), message });
}

/** The line that `parseOutputLine` reads back. */
export function artifactLine(artifact: ReportedArtifact): string {
  return ARTIFACT + JSON.stringify(artifact);
}

/** The line that `parseOutputLine` reads back; a note that is too long is cut. */
export function noteLine(text: string): string {
  return NOTE + JSON.stringify(cut(text, 500));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
