import { type DomainError, InvalidInput } from '#platform/kernel/errors';
import { PreviewInput } from '#schema/shared/preview-input';
import { NotAnInput, NotOneInput } from './command.errors';
import type { SendPreviewInputInput } from './command.inputs';
import type { DeviceButton, PreviewTouch, TouchPhase } from './preview-command.entity';

/** The input as devices understand it; its sequence is given later. Throws `InvalidInput`. */
export function readInput({ touch, text, key, button }: SendPreviewInputInput): PreviewInput {
  const given = [
    touch && { type: 'touch', phase: touch.phase.toLowerCase(), pointer: touch.pointer, x: touch.x, y: touch.y },
    typeof text === 'string' && { type: 'text', text },
    typeof key === 'string' && { type: 'key', key },
    button && { type: 'button', name: button.toLowerCase() },
  ].filter((input) => typeof input === 'object' && input !== null);
  const [input] = given;
  if (!input || given.length > 1) throw new NotOneInput();
  const read = PreviewInput.safeParse({ seq: 0, ...input });
  if (read.success) return read.data;
  throw problemOf(input.type, read.error.issues[0]);
}

function problemOf(type: string, issue: { path: PropertyKey[]; message: string } | undefined): DomainError {
  if (!issue) return new InvalidInput('The input is not understood.', [type]);
  return new NotAnInput(type === 'touch' ? ['touch', ...issue.path.map(String)].join('.') : type, issue.message);
}

/** The other way, for the agent that reads the graph. */
export const touchOf = (input: PreviewInput | null): PreviewTouch | null =>
  input?.type === 'touch' ? { ...input, phase: input.phase.toUpperCase() as TouchPhase } : null;
export const textOf = (input: PreviewInput | null): string | null => (input?.type === 'text' ? input.text : null);
export const keyOf = (input: PreviewInput | null): string | null => (input?.type === 'key' ? input.key : null);
export const buttonOf = (input: PreviewInput | null): DeviceButton | null =>
  input?.type === 'button' ? (input.name.toUpperCase() as DeviceButton) : null;
