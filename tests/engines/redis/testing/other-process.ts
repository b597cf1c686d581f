import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PEER = join(__dirname, '../../../../dist/tests/engines/redis/testing/peer.js');

/** A process of its own that uses the ports over the Redis at `url`. */
export class OtherProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #asked = 0;

  constructor(url: string) {
    this.#child = fork(PEER, [url], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child.on('message', ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(error));
    });
    this.#child.once('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`The other process ended with ${code}.`));
    });
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Asks for one of the `ANSWERS` of `peer.ts`. */
  ask(name: string, ...words: unknown[]): Promise<unknown> {
    const id = ++this.#asked;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#child.send({ id, name, words });
    return answer;
  }

  async close(): Promise<void> {
    if (!this.isRunning) return;
    this.#child.disconnect();
    await once(this.#child, 'exit');
  }
}
