import { z } from 'zod';

/** Buttons of a device. Not every device has every one; a device that lacks one says so in the answer. */
const DEVICE_BUTTONS = ['home', 'back', 'rotate'] as const;
export type DeviceButton = (typeof DEVICE_BUTTONS)[number];

/** A message is text of at most this many characters; longer ones are answered with an error and dropped. */
export const MAX_INPUT_CHARACTERS = 8192;

const seq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const share = z.number().min(0).max(1);

/** Input of a viewer, as it comes over the data channel `input` and by `sendPreviewInput`. */
export const PreviewInput = z.discriminatedUnion('type', [
  z.object({
    seq,
    type: z.literal('touch'),
    phase: z.enum(['down', 'move', 'up', 'cancel']),
    /** Tells fingers apart; free for reuse after `up` or `cancel`. */
    pointer: z.number().int().min(0).max(0x7fffffff),
    /** Share of the screen's width, from the left. */
    x: share,
    /** Share of the screen's height, from the top. */
    y: share,
  }),
  z.object({ seq, type: z.literal('text'), text: z.string().min(1).max(4096) }),
  /** A key by its name in the DOM (`Enter`, `Backspace`, `ArrowLeft`) or a single character. */
  z.object({
    seq,
    type: z.literal('key'),
    key: z.string().regex(/^([A-Z][A-Za-z0-9]{1,19}|[\u0020-\u007e])$/, 'a key name such as Enter, or one character'),
  }),
  z.object({ seq, type: z.literal('button'), name: z.enum(DEVICE_BUTTONS) }),
]);
export type PreviewInput = z.infer<typeof PreviewInput>;
export type TouchInput = Extract<PreviewInput, { type: 'touch' }>;

/** What a viewer hears back: the number of the first frame that shows the effect, or why nothing was done. */
export type PreviewInputAnswer = { ack: number; frame: number } | { error: string; seq?: number };

/** The router's last words on a channel `input`, to a viewer and to the publisher alike: it ends the connection, who wants to go on connects anew. */
export const CONNECTION_ENDED = { ended: true } as const;

/** Between the router and the publisher, on the publisher's own channel `input`: whose message it is. */
export const InputEnvelope = z.union([
  z.object({ viewer: z.string(), text: z.string() }),
  /** The viewer has gone; the fingers that it left on the screen are to be lifted. */
  z.object({ viewer: z.string(), left: z.literal(true) }),
  z.object({ ended: z.literal(true) }),
]);
export type InputEnvelope = z.infer<typeof InputEnvelope>;

/** The other way: an answer for one viewer. */
export const AnswerEnvelope = z.object({ viewer: z.string(), text: z.string() });
export type AnswerEnvelope = z.infer<typeof AnswerEnvelope>;

export type ParsedInput = { input: PreviewInput } | { error: string; seq?: number };

/** Reads a message, whatever it is; never throws. */
export function parsePreviewInput(text: string): ParsedInput {
  if (text.length > MAX_INPUT_CHARACTERS)
    return { error: `The message has ${text.length} characters; ${MAX_INPUT_CHARACTERS} are allowed.` };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { error: 'The message is not JSON.' };
  }
  const result = PreviewInput.safeParse(value);
  if (result.success) return { input: result.data };
  const given = z.object({ seq }).safeParse(value);
  const [issue] = result.error.issues;
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  return {
    error: `The input is not understood: ${where}${issue?.message ?? 'unknown shape'}`,
    ...(given.success ? { seq: given.data.seq } : {}),
  };
}
