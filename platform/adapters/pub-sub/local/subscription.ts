import { MAX_WAITING } from '#platform/ports/pub-sub';

type Step = IteratorResult<unknown, undefined>;
const OVER: Step = { done: true, value: undefined };

/** What one subscriber has not read yet. Ends by the signal, by `end`, or when its reader leaves the loop. */
export class Subscription implements AsyncIterableIterator<unknown, undefined> {
  private readonly waiting: string[] = [];
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

  push(text: string): void {
    const reader = this.readers.shift();
    if (reader) return reader({ done: false, value: JSON.parse(text) });
    this.waiting.push(text);
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
    const text = this.waiting.shift();
    if (text !== undefined) return Promise.resolve({ done: false, value: JSON.parse(text) });
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
