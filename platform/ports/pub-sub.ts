/**
 * Wakes subscribers that are connected now; it keeps nothing. Messages of one topic arrive in order. A message is small JSON: an id, a sequence, never a content.
 * A subscriber that reads slowly holds at most `MAX_WAITING` messages; older ones are dropped, since each only says "look again".
 * While what carries the messages is away, `publish` and `subscribe` throw `Unavailable`, soon; subscriptions that stand wait, stand again by themselves, and then yield `MISSED`.
 */
export interface PubSub {
  publish(topic: string, message: unknown): Promise<void>;
  /** The subscription stands when the promise resolves: what is published after that arrives. Ends when `signal` aborts or the port closes. */
  subscribe(topic: string, signal: AbortSignal): Promise<AsyncIterable<unknown>>;
  close(): Promise<void>;
}

export const MAX_WAITING = 1_000;

/** Comes in the place of messages that may have been lost: look again, as after any message. No published message equals it. */
export const MISSED: unique symbol = Symbol('messages may have been missed');
