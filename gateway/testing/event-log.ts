import { EventEmitter, on } from 'node:events';

export interface Line {
  sequence: number;
  text: string;
}

/** Something that happens in a test subgraph: lines with a sequence, kept, and followed from any place. */
export class EventLog {
  readonly #lines: Line[] = [];
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  /** How many follow now. */
  followers = 0;

  clear(): void {
    this.#lines.length = 0;
  }

  append(text: string): void {
    this.#lines.push({ sequence: this.#lines.length + 1, text });
    this.#emitter.emit('line');
  }

  /** `log`: each line after the sequence. `state`: the last line at once, then each new one. */
  follow<Result>(kind: 'log' | 'state', after: number, map: (line: Line) => Result): AsyncIterableIterator<Result> {
    const stop = new AbortController();
    const lines = this.#follow(kind, after, map, stop.signal);
    const iterator: AsyncIterableIterator<Result> = {
      next: () => lines.next(),
      async return() {
        stop.abort();
        return lines.return(undefined);
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  async *#follow<Result>(kind: 'log' | 'state', after: number, map: (line: Line) => Result, signal: AbortSignal) {
    this.followers++;
    const changes = on(this.#emitter, 'line', { signal });
    try {
      let sent = kind === 'log' ? after : Math.max(0, this.#lines.length - 1);
      for (;;) {
        for (const line of this.#lines.slice(sent)) {
          sent = line.sequence;
          yield map(line);
        }
        await changes.next();
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.followers--;
    }
  }
}
