import { type PreviewInput, type PreviewInputAnswer, parsePreviewInput } from '#schema/shared/preview-input';
import { type Device, DeviceRefusal } from '../devices/device';

// An app that hangs does not hang the queue.
const ACTION_MILLISECONDS = 5000;
const MAX_WAITING = 200;

interface Job {
  viewer: string;
  input: PreviewInput;
  /** Inputs that this one stands for too: moves that a later one overtook. */
  resolve: ((answer: (seq: number) => PreviewInputAnswer) => void)[];
}

/** Does the viewers' inputs on the device, one after the other, and says in which frame each shows. */
export class InputDispatcher {
  readonly #queue: Job[] = [];
  readonly #pointers = new Map<string, { id: number; x: number; y: number }>();
  #nextPointer = 1;
  #isRunning = false;

  constructor(
    readonly device: Device,
    readonly nextFrame: () => Promise<number>,
  ) {}

  /** Does what the message says, whatever it is; never throws. */
  async handle(viewer: string, text: string): Promise<PreviewInputAnswer> {
    const parsed = parsePreviewInput(text);
    return 'error' in parsed ? parsed : this.perform(viewer, parsed.input);
  }

  perform(viewer: string, input: PreviewInput): Promise<PreviewInputAnswer> {
    if (this.#queue.length >= MAX_WAITING)
      return Promise.resolve({ error: 'Too much input at once; this one was dropped.', seq: input.seq });
    return new Promise((resolve) => {
      const done = (answer: (seq: number) => PreviewInputAnswer) => resolve(answer(input.seq));
      const last = this.#queue.at(-1);
      if (last && last.viewer === viewer && isMoveOfSamePointer(last.input, input)) {
        last.input = input;
        last.resolve.push(done);
        return;
      }
      this.#queue.push({ viewer, input, resolve: [done] });
      if (!this.#isRunning) void this.#run();
    });
  }

  /** Lifts the fingers that a viewer left on the screen. */
  async release(viewer: string): Promise<void> {
    const held = [...this.#pointers.entries()].filter(([key]) => key.startsWith(`${viewer}\n`));
    await Promise.all(
      held.map(([key, { x, y }]) =>
        this.perform(viewer, { seq: 0, type: 'touch', phase: 'cancel', pointer: Number(key.split('\n')[1]), x, y }),
      ),
    );
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let job = this.#queue.shift(); job; job = this.#queue.shift()) await this.#do(job);
    this.#isRunning = false;
  }

  async #do({ viewer, input, resolve }: Job): Promise<void> {
    const tell = (answer: (seq: number) => PreviewInputAnswer) => {
      for (const done of resolve) done(answer);
    };
    try {
      await inTime(this.#act(viewer, input));
      // The next input does not wait for the picture of this one.
      void this.nextFrame().then((frame) => tell((seq) => ({ ack: seq, frame })));
    } catch (error) {
      const message = error instanceof DeviceRefusal ? error.message : 'The device did not take the input.';
      tell((seq) => ({ error: message, seq }));
    }
  }

  #act(viewer: string, input: PreviewInput): Promise<void> {
    if (input.type === 'text') return this.device.text(input.text);
    if (input.type === 'key') return this.device.key(input.key);
    if (input.type === 'button') return this.device.button(input.name);
    // Two viewers may both call a finger 1.
    const key = `${viewer}\n${input.pointer}`;
    const known = this.#pointers.get(key);
    if (!known && input.phase !== 'down') return Promise.resolve();
    const id = known?.id ?? this.#nextPointer++;
    if (input.phase === 'up' || input.phase === 'cancel') this.#pointers.delete(key);
    else this.#pointers.set(key, { id, x: input.x, y: input.y });
    return this.device.touch({ phase: input.phase, pointer: id, x: input.x, y: input.y });
  }
}

function isMoveOfSamePointer(left: PreviewInput, right: PreviewInput): boolean {
  return (
    left.type === 'touch' &&
    right.type === 'touch' &&
    left.phase === 'move' &&
    right.phase === 'move' &&
    left.pointer === right.pointer
  );
}

async function inTime(action: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DeviceRefusal('The app did not answer the input within 5 seconds.')),
      ACTION_MILLISECONDS,
    );
  });
  await Promise.race([action, late]).finally(() => clearTimeout(timer));
}
