import type { Event } from '#schema/events/event';
import type { EventBus } from './event-bus';

/** One process's bus. Several of one system see the same events. */
export interface BusProcess {
  bus: EventBus;
  /** As the process's death is to everybody else: no goodbye, and nothing that it does afterwards arrives. */
  kill(): Promise<void>;
}

let topics = 0;
/** A name that no other test has used. */
export const topic = (word: string) => `${word}.${process.pid}.${Date.now()}.${++topics}`;

/** An event whose data is a number, by which tests name it. */
export const event = (name: string, key: string, data: number): Event => ({
  id: topic('evt'),
  name,
  key,
  at: new Date().toISOString(),
  data,
});

/** A group's handler that remembers what it handled. */
export class Reader {
  readonly events: Event[] = [];
  readonly deadLetters: { event: Event; failure: { message: string; attempts: number } }[] = [];
  handle: (event: Event) => Promise<void> = async () => undefined;
  refuse: () => boolean = () => false;
  private readonly waiting = new Set<() => void>();

  constructor(readonly group = topic('group')) {}

  join(bus: EventBus, names: string[]): void {
    bus.subscribe(
      this.group,
      names,
      async (given) => {
        await this.handle(given);
        this.events.push(given);
        this.waiting.forEach((check) => check());
      },
      async (given, failure) => {
        if (this.refuse()) throw new Error('The dead letter box is full.');
        this.deadLetters.push({ event: given, failure });
      },
    );
  }

  get numbers(): number[] {
    return this.events.map(({ data }) => Number(data));
  }

  numbersOf(key: string): number[] {
    return this.events.filter((given) => given.key === key).map(({ data }) => Number(data));
  }

  got(...numbers: number[]): Promise<void> {
    return this.until(() => numbers.every((n) => this.numbers.includes(n)));
  }

  count(n: number): Promise<void> {
    return this.until(() => this.events.length >= n);
  }

  static async together(readers: Reader[], n: number): Promise<void> {
    const enough = () => readers.reduce((sum, { events }) => sum + events.length, 0) >= n;
    await Promise.race(readers.map((reader) => reader.until(enough)));
  }

  private until(done: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!done()) return;
        this.waiting.delete(check);
        resolve();
      };
      this.waiting.add(check);
      check();
    });
  }
}
