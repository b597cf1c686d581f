import { runChild } from '../../kit/child-process';
import { environmentForWork } from '../../kit/environment';
import type { LogStream } from '../../kit/log-stream';
import { BuildFailed } from '../build-failed';
import type { DiagnosticInput } from '#schema/gen/graphql';
import type { Failure } from '../protocol';
import { type OutputLine, parseOutputLine, type ReportedArtifact } from '../toolchains/output-line';
import { type DetectedToolchain, type Environment, PhaseExit, type ToolchainPhase } from '../toolchains/toolchain';

/** A phase that takes longer is ended. */
const PHASE_TIMEOUT_MS = 30 * 60 * 1000;
/** The platform keeps as many of one phase. */
const MAX_DIAGNOSTICS = 200;
/** The platform takes as many of one phase. */
const MAX_NOTES = 10;
/** More reports than this are not listened to: a build script must not fill the agent's memory. */
const MAX_REPORTS = 5_000;
/** Lines that are quoted when nothing better is known. */
const QUOTED_LINES = 40;
const LONGEST_QUOTE = 4_000;

export interface PhaseRun {
  toolchain: DetectedToolchain;
  phase: ToolchainPhase;
  sourceFolder: string;
  /** The agent's; the phase sees of it what `environmentForWork` lets through. */
  environment: Environment;
  log: LogStream;
  signal: AbortSignal;
}

export interface PhaseResult {
  diagnostics: DiagnosticInput[];
  artifacts: ReportedArtifact[];
  /** What it says of its own reach. */
  notes: string[];
  /** Null: the phase succeeded. */
  failure: Failure | null;
}

/** Runs one phase of a toolchain as a child process and understands what it says. Rejects with the signal's reason when that aborts. */
export async function runPhase(run: PhaseRun): Promise<PhaseResult> {
  const { phase, sourceFolder, environment, log, signal } = run;
  const diagnostics: DiagnosticInput[] = [];
  const artifacts: ReportedArtifact[] = [];
  const notes: string[] = [];
  const tail: string[] = [];
  const timeout = AbortSignal.timeout(PHASE_TIMEOUT_MS);
  const onLine = (line: string, from: 'stdout' | 'stderr') => {
    const said = from === 'stdout' ? parseOutputLine(line) : ({ kind: 'log', text: line } as const);
    if (said.kind === 'artifact' && artifacts.length < MAX_REPORTS) artifacts.push(said.artifact);
    if (said.kind === 'diagnostic' && diagnostics.length < MAX_REPORTS) diagnostics.push(said.diagnostic);
    if (said.kind === 'note' && notes.length < MAX_NOTES) notes.push(said.text);
    if (said.kind === 'artifact') return;
    const text = logTextOf(said);
    log.line(text);
    tail.push(text);
    if (tail.length > QUOTED_LINES) tail.shift();
  };
  const ends = AbortSignal.any([signal, timeout]);
  const env = { ...environmentForWork(environment), ...phase.env };
  const { command, args } = phase;
  const end = await runChild({ command, args, cwd: sourceFolder, env, onLine, signal: ends }).catch(
    (error: unknown) => {
      throw new BuildFailed(cannotStart(run, error));
    },
  );
  signal.throwIfAborted();
  // Errors are what a person needs; remarks give way to them.
  const kept = diagnostics.toSorted((a, b) => weight(a) - weight(b)).slice(0, MAX_DIAGNOSTICS);
  const failure = timeout.aborted ? timedOut(phase) : failureOf(run, end, diagnostics, tail);
  return { diagnostics: kept, artifacts: failure ? [] : artifacts, notes, failure };
}

function failureOf(
  { toolchain, phase }: PhaseRun,
  { code, signal }: { code: number | null; signal: string | null },
  diagnostics: DiagnosticInput[],
  tail: string[],
): Failure | null {
  if (code === PhaseExit.succeeded) return null;
  if (code === PhaseExit.sourceAtFault)
    return {
      code: 'SOURCE_ERRORS',
      message: sourceMessage(toolchain, phase, diagnostics, tail),
      phase: phase.name,
      retryable: false,
    };
  const how = code === null ? `was ended by ${signal}` : `ended with the exit code ${code}`;
  return {
    code: 'TOOLCHAIN_FAILED',
    message: `${phase.name} of ${toolchain.name} ${how}, which is not the fault of the sources. Its last lines:\n${quoted(tail)}`,
    phase: phase.name,
    retryable: true,
  };
}

function sourceMessage(
  toolchain: DetectedToolchain,
  phase: ToolchainPhase,
  diagnostics: DiagnosticInput[],
  tail: string[],
): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'ERROR');
  const [first] = errors;
  if (!first) return `${phase.name} of ${toolchain.name} refuses the sources. Its last lines:\n${quoted(tail)}`;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `${first.path}:${first.line}:${first.column}: ${first.message}${more}`;
}

const timedOut = (phase: ToolchainPhase): Failure => ({
  code: 'TIMED_OUT',
  message: `${phase.name} was ended after ${PHASE_TIMEOUT_MS / 60_000} minutes.`,
  phase: phase.name,
  retryable: true,
});

const cannotStart = ({ toolchain, phase }: PhaseRun, error: unknown): Failure => ({
  code: 'TOOLCHAIN_FAILED',
  message: `${phase.name} of ${toolchain.name} could not be started on the agent: ${(error as Error).message}.`,
  phase: phase.name,
  retryable: true,
});

function logTextOf(said: Exclude<OutputLine, { kind: 'artifact' }>): string {
  if (said.kind === 'diagnostic') return sentenceOf(said.diagnostic);
  return said.kind === 'note' ? `note: ${said.text}` : said.text;
}

const sentenceOf = ({ path, line, column, severity, message }: DiagnosticInput) =>
  `${path}:${line}:${column}: ${severity.toLowerCase()}: ${message}`;

const quoted = (tail: string[]) => tail.join('\n').slice(-LONGEST_QUOTE) || '(it said nothing)';

const weight = ({ severity }: DiagnosticInput) => ['ERROR', 'WARNING', 'INFO'].indexOf(severity);
