import { MAX_WAITING, MISSED } from '#platform/ports/pub-sub';

type Step = IteratorResult<unknown, undefined>;
const OVER: Step = { done: true, value: undefined };

/** A message as JSON text, so that each reader gets a copy of its own. */
type Waiting = string | typeof MISSED;

/** What one subscriber has not read yet. Ends by the signal, by `end`, or when its reader leaves the loop. */
export class Subscription implements AsyncIterableIterator<unknown, undefined> {
  private readonly waiting: Waiting[] = [];
  private readonly readers: ((step: Step) => void)[] = [];
  private over = false;
  private readonly stop = () => this.end();

  constructor(
    private readonly signal: AbortSignal,
    private readonly onEnd: () => void,
  ) {
    if (signal.aborted) this.over = true;
    else signal.addEventListener('abort', this.stop, { once: true });
  }

  get isOver(): boolean {
    return this.over;
  }

  push(message: Waiting): void {
    const reader = this.readers.shift();
    if (reader) return reader(stepOf(message));
    // Once is enough until somebody reads.
    if (message === MISSED && this.waiting.at(-1) === MISSED) return;
    this.waiting.push(message);
    if (this.waiting.length > MAX_WAITING) this.waiting.shift();
  }

  end(): void {
    if (this.over) return;
    this.over = true;
    this.signal.removeEventListener('abort', this.stop);
    this.waiting.length = 0;
    this.onEnd();
    for (const reader of this.readers.splice(0)) reader(OVER);
  }

  next(): Promise<Step> {
    if (this.over) return Promise.resolve(OVER);
    const message = this.waiting.shift();
    if (message !== undefined) return Promise.resolve(stepOf(message));
    return new Promise((resolve) => this.readers.push(resolve));
  }

  return(): Promise<Step> {
    this.end();
    return Promise.resolve(OVER);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

const stepOf = (message: Waiting): Step => ({ done: false, value: message === MISSED ? MISSED : JSON.parse(message) });
