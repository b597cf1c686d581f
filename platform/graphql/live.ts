import type { PubSub } from '../ports/pub-sub';

/**
 * The entity as it is now, then again after every change. A client that reads slowly gets the newest state, not each one between: while it is busy, changes flow together.
 * `load` authorises; when it throws, the subscription ends with that error, so that access that was taken away ends it too.
 */
export function liveState<T>(pubSub: PubSub, topic: string, load: () => Promise<T>): AsyncIterableIterator<T> {
  return abortable(async function* (signal) {
    const changes = await pubSub.subscribe(topic, signal);
    const wake = wakeOn(changes);
    yield await load();
    while (await wake()) yield await load();
  });
}

/**
 * Rows of an append-only list from `after` on, each once and in order, then new ones as they come. `read` gives the next rows in order of their sequence, a bounded number at a time; it authorises.
 * `isOver` says, after all rows were read, whether none can follow; the subscription then ends by itself.
 */
export function liveLog<Row extends { sequence: number }>(
  pubSub: PubSub,
  topic: string,
  after: number,
  read: (after: number) => Promise<Row[]>,
  isOver: () => Promise<boolean>,
): AsyncIterableIterator<Row> {
  return abortable(async function* (signal) {
    const changes = await pubSub.subscribe(topic, signal);
    const wake = wakeOn(changes);
    let last = after;
    while (true) {
      // Asked before reading: what was written before the end is then read for sure.
      const over = await isOver();
      const rows = await read(last);
      for (const row of rows) {
        last = row.sequence;
        yield row;
      }
      if (rows.length > 0) continue;
      if (over || !(await wake())) return;
    }
  });
}

/** Resolves with true at the next message, or at once when some came since the last call; with false at the end. */
function wakeOn(messages: AsyncIterable<unknown>): () => Promise<boolean> {
  let pending = false;
  let ended = false;
  let notify: (() => void) | null = null;
  const drain = async () => {
    try {
      for await (const _ of messages) {
        pending = true;
        notify?.();
      }
    } finally {
      ended = true;
      notify?.();
    }
  };
  const drained = drain();
  // A failure surfaces at the next wake.
  drained.catch(() => undefined);
  return async () => {
    if (!pending && !ended) await new Promise<void>((resolve) => (notify = resolve));
    notify = null;
    if (ended && !pending) {
      await drained;
      return false;
    }
    pending = false;
    return true;
  };
}

/** A generator whose `return` also ends what it is waiting for; a plain one would wait for its next event first. */
function abortable<T>(make: (signal: AbortSignal) => AsyncGenerator<T, void>): AsyncIterableIterator<T> {
  const abort = new AbortController();
  const inner = make(abort.signal);
  const events: AsyncIterableIterator<T> = {
    next: () => inner.next(),
    return: async () => {
      abort.abort();
      return inner.return();
    },
    throw: async (error: unknown) => {
      abort.abort();
      return inner.throw(error);
    },
    [Symbol.asyncIterator]() {
      return events;
    },
  };
  return events;
}
