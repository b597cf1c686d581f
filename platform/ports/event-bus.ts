import type { Event } from '#schema/events/event';

export type EventHandler = (event: Event) => Promise<void>;

/**
 * Carries facts between subgraphs. Every group gets every event at least once, in the order of publishing for equal keys, also one that was published while the group was away.
 * A handler that throws gets the event again, with growing pauses; after `attempts` the event is handed to `deadLetter` and the group goes on.
 */
export interface EventBus {
  /** Returns once the events are safe: a crash after it loses none. */
  publish(events: Event[]): Promise<void>;
  /** One handler a group, for the events named; to be called before `start`. */
  subscribe(group: string, names: string[], handler: EventHandler, deadLetter: DeadLetterHandler): void;
  start(): Promise<void>;
  /** Lets handlers that run finish, then stops. */
  close(): Promise<void>;
}

/** Keeps an event that a group could not handle. Returning accepts it; throwing leaves it with the bus. */
export type DeadLetterHandler = (event: Event, failure: { message: string; attempts: number }) => Promise<void>;
