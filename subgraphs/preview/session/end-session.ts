import type { EntityManager } from 'typeorm';
import { WorkStatus } from '#schema/shared/work-status';
import { addCommand, dropCommands, forgetInputs } from '../command/add-command';
import { CommandKind } from '../command/preview-command.entity';
import type { PreviewFailure } from './preview-failure';
import type { PreviewSession } from './preview-session.entity';
import { changeSession } from './session-changes';

export type Ending =
  | { status: WorkStatus.SUCCEEDED | WorkStatus.CANCELED; message: string }
  | { status: WorkStatus.FAILED; failure: PreviewFailure };

/** Ends a session whose row the caller holds locked: its agent is told to stop, commands that wait are answered. The caller calls `wakes.ended` after the commit. */
export async function endSession(tx: EntityManager, session: PreviewSession, ending: Ending): Promise<void> {
  await dropCommands(tx, session.id, 'The preview has ended.');
  await forgetInputs(tx, session.id);
  const isHeld = session.claimedById !== null && session.status !== WorkStatus.QUEUED;
  if (isHeld) await addCommand(tx, session, { kind: CommandKind.STOP });
  await changeSession(tx, session, {
    status: ending.status,
    failure: 'failure' in ending ? ending.failure : null,
    message: 'failure' in ending ? ending.failure.message : ending.message,
    endedAt: new Date(),
    leaseUntil: null,
    publishedAt: null,
    stream: null,
  });
}
