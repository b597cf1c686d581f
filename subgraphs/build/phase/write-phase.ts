import type { EntityManager } from 'typeorm';
import { newId } from '#platform/kernel/id';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import { recordChange } from '../build/build-changes';
import { Build } from '../build/build.entity';
import { Diagnostic } from '../diagnostic/diagnostic.entity';
import type { ReportPhaseInput } from '../work/work.inputs';
import { Phase } from './phase.entity';

/** Writes how far a phase is, in the transaction that holds its build. The same report again changes nothing. */
export async function writePhase(tx: EntityManager, build: Build, input: ReportPhaseInput): Promise<void> {
  const { name, status, toolchain, diagnostics, notes } = input;
  const place = { buildId: build.id, name, toolchain: toolchain?.name ?? '' };
  const known = await tx.findOneBy(Phase, place);
  // What has ended stays so: a report that was overtaken on its way does not bring it back.
  const isNews = !known || (known.status !== status && !isFinal(known.status));
  const id = known?.id ?? newId('pha');
  const now = new Date();
  if (!known)
    await tx.insert(Phase, { id, ...place, status, startedAt: now, finishedAt: isFinal(status) ? now : null });
  else if (isNews) await tx.update(Phase, id, { status, finishedAt: isFinal(status) ? now : null });
  // PostgreSQL's text has no NUL.
  if (notes) await tx.update(Phase, id, { notes: notes.map((note) => note.replaceAll('\0', '')) });
  if (diagnostics) {
    await tx.delete(Diagnostic, { phaseId: id });
    const rows = diagnostics.map(({ severity, path, line, column, message }) => ({
      id: newId('dia'),
      buildId: build.id,
      phaseId: id,
      severity,
      path: path.replaceAll('\0', ''),
      line,
      column,
      message: message.replaceAll('\0', ''),
    }));
    if (rows.length > 0) await tx.insert(Diagnostic, rows);
  }
  if (toolchain && !build.toolchains.some((one) => one.name === toolchain.name)) {
    const toolchains = [...build.toolchains, { name: toolchain.name, version: toolchain.version }];
    await tx.update(Build, build.id, { toolchains });
  }
  if (isNews) await recordChange(tx, build, messageOf(name, status));
}

function messageOf(name: string, status: WorkStatus): string {
  const words = name.toLowerCase().replaceAll('_', ' ');
  if (status === WorkStatus.RUNNING) return `Now: ${words}.`;
  return status === WorkStatus.SUCCEEDED ? `Done: ${words}.` : `Ended badly: ${words}.`;
}
