import { artifactLine, diagnosticLine, noteLine, type ReportedArtifact, type ReportedDiagnostic } from './output-line';
import { PhaseExit } from './toolchain';

/** What a phase says while it runs, and how it ends: `true` when the source is good. */
export interface PhaseReport {
  log(text: string): void;
  /** What was checked, and what not: shown with the build, not only in its log. */
  note(text: string): void;
  diagnostic(diagnostic: ReportedDiagnostic): void;
  artifact(artifact: ReportedArtifact): void;
}

/** Runs a phase as this whole process: reports to standard output and exits with the code that `ToolchainPhase` promises. */
export function runPhase(phase: (args: string[], report: PhaseReport) => Promise<boolean>): void {
  const write = (line: string) => process.stdout.write(`${line}\n`);
  const report: PhaseReport = {
    log: write,
    note: (text) => write(noteLine(text)),
    diagnostic: (diagnostic) => write(diagnosticLine(diagnostic)),
    artifact: (artifact) => write(artifactLine(artifact)),
  };
  void end(phase(process.argv.slice(2), report));
}

async function end(outcome: Promise<boolean>): Promise<void> {
  try {
    process.exitCode = (await outcome) ? PhaseExit.succeeded : PhaseExit.sourceAtFault;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = PhaseExit.infrastructureAtFault;
  }
}
