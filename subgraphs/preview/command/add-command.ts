import { type EntityManager, IsNull, LessThan } from 'typeorm';
import { PreviewSession } from '../session/preview-session.entity';
import { CommandKind, PreviewCommand } from './preview-command.entity';

type NewCommand = Pick<PreviewCommand, 'kind'> & Partial<Pick<PreviewCommand, 'input' | 'buildId'>>;

/** Appends to the commands of a session whose row the caller holds locked; answers the sequence. */
export async function addCommand(tx: EntityManager, session: PreviewSession, command: NewCommand): Promise<number> {
  const sequence = session.lastCommand + 1;
  // An input bears the sequence of its command, so that the device's answer can be told to be to it.
  const input = command.input ? { ...command.input, seq: sequence } : null;
  await tx.insert(PreviewCommand, { ...command, input, sessionId: session.id, sequence, createdAt: new Date() });
  await tx.update(PreviewSession, session.id, { lastCommand: sequence });
  session.lastCommand = sequence;
  return sequence;
}

/** Answers every command that waits: nobody will do it any more. */
export async function dropCommands(tx: EntityManager, sessionId: string, error: string): Promise<void> {
  await tx.update(PreviewCommand, { sessionId, answeredAt: IsNull() }, { answeredAt: new Date(), error });
}

/** Forgets inputs that were answered a while ago, of which an hour of driving makes thousands. Nobody reads them any more. */
export async function forgetInputs(tx: EntityManager, sessionId: string): Promise<void> {
  const answeredAt = LessThan(new Date(Date.now() - 60_000));
  await tx.delete(PreviewCommand, { sessionId, kind: CommandKind.INPUT, answeredAt });
}
