import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogStream } from './log-stream';
import { Masker } from './masker';

describe('a log on its way', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'log-stream-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const open = (send: (sequence: number, text: string) => Promise<void>, mask = (text: string) => text) =>
    new LogStream({ spoolPath: join(folder, 'log'), firstSequence: 5, mask, send });

  it('goes in numbered pieces that together are what was written, characters whole', async () => {
    const pieces: [number, string][] = [];
    const log = open(async (sequence, text) => void pieces.push([sequence, text]));
    const lines = [
      ...Array.from({ length: 3_000 }, (_, line) => `${line} äöü \u{1f331} ${'x'.repeat(line % 90)}`),
      '\u{1f331}'.repeat(40_000),
    ];
    for (const line of lines) log.line(line);
    await log.close();
    expect(pieces.map(([sequence]) => sequence)).toEqual(pieces.map((_, place) => place + 5));
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.map(([, text]) => text).join('')).toBe(lines.map((line) => `${line}\n`).join(''));
  });

  it('leaves within a quarter of a second', async () => {
    const started = Date.now();
    await new Promise<void>((resolve) => {
      const log = open(async () => {
        resolve();
        void log.close();
      });
      log.line('now');
    });
    expect(Date.now() - started).toBeLessThan(1_000);
  });

  it('piles up in few pieces while the platform does not answer', async () => {
    const { resolve: answer, promise: answered } = latch();
    const { resolve: reach, promise: reached } = latch();
    const pieces: string[] = [];
    const log = open(async (_sequence, text) => {
      pieces.push(text);
      reach();
      await answered;
    });
    log.line('first');
    await reached;
    for (let line = 0; line < 1_000; line++) log.line(`line ${line}`);
    answer();
    await log.close();
    expect(pieces).toHaveLength(2);
    expect(pieces[1]!.split('\n')).toHaveLength(1_001);
  });

  it('ends quietly when nothing can be sent any more', async () => {
    let calls = 0;
    const log = open(() => {
      calls += 1;
      return Promise.reject(new Error('lost'));
    });
    log.line('one');
    await log.close();
    log.line('two');
    await log.close();
    expect(calls).toBe(1);
  });

  it('leaves without its secrets', async () => {
    const masker = new Masker();
    masker.add('hunter2 hunter2');
    masker.addFrom({ GITHUB_TOKEN: 'ghs_0123456789', HOME: '/home/somebody', EMPTY_SECRET: '' });
    const pieces: string[] = [];
    const log = open(
      async (_sequence, text) => void pieces.push(text),
      (text) => masker.mask(text),
    );
    log.line('pass hunter2 hunter2, ghs_0123456789, nac_agt_abc-DEF_1 in /home/somebody');
    await log.close();
    expect(pieces.join('')).toBe('pass ***, ***, *** in /home/somebody\n');
  });
});

function latch(): { promise: Promise<void>; resolve: () => void } {
  let open: () => void = () => undefined;
  const promise = new Promise<void>((done) => (open = done));
  return { promise, resolve: () => open() };
}
