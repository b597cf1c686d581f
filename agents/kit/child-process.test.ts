import { type ChildEnd, runChild } from './child-process';
import { environment } from './environment';

const run = async (script: string, signal = new AbortController().signal) => {
  const lines: string[] = [];
  const end = await runChild({
    command: process.execPath,
    args: ['-e', script],
    cwd: process.cwd(),
    env: environment,
    onLine: (line, from) => lines.push(`${from}: ${line}`),
    signal,
  });
  return { end, lines };
};

describe('a child process', () => {
  it('hands over its output line by line and how it ended', async () => {
    const { end, lines } = await run(
      `process.stdout.write('one\\r\\ntw'); setTimeout(() => { console.log('o äö'); process.stdout.write('rest'); process.exitCode = 3; }, 20);`,
    );
    expect(end).toEqual({ code: 3, signal: null });
    expect(lines).toEqual(['stdout: one', 'stdout: two äö', 'stdout: rest']);
  });

  it('tells its own end by a signal from an exit code', async () => {
    const { end } = await run(`process.kill(process.pid, 'SIGKILL')`);
    expect(end).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('is ended with all that it has started', async () => {
    const abort = new AbortController();
    const found: number[] = [];
    const server = `require('http').createServer().listen(0, function () { console.log('port ' + this.address().port); });`;
    const done = new Promise<ChildEnd>((resolve, reject) => {
      runChild({
        command: process.execPath,
        args: [
          '-e',
          `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(server)}], { stdio: 'inherit' });${server}`,
        ],
        cwd: process.cwd(),
        env: environment,
        onLine: (line) => {
          found.push(Number(/port (\d+)/.exec(line)?.[1]));
          if (found.length === 2) abort.abort();
        },
        signal: abort.signal,
      }).then(resolve, reject);
    });
    expect(await done).toEqual({ code: null, signal: 'SIGTERM' });
    for (const port of found) await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow('fetch failed');
  });

  it('does not wait for a daemon that holds the output open', async () => {
    const { end, lines } = await run(
      `require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'inherit', detached: true }).unref(); console.log('gone');`,
    );
    expect(end).toEqual({ code: 0, signal: null });
    expect(lines).toEqual(['stdout: gone']);
  });

  it('that is not there ends with a sentence', async () => {
    const lines: string[] = [];
    const end = await runChild({
      command: 'no-such-program',
      args: [],
      cwd: process.cwd(),
      env: environment,
      onLine: (line) => lines.push(line),
      signal: new AbortController().signal,
    });
    expect(end.code).toBe(127);
    expect(lines.join('\n')).toContain('no-such-program');
  });

  it('cuts a line that never ends', async () => {
    const { lines } = await run(`process.stdout.write('x'.repeat(200_000))`);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.map((line) => line.slice('stdout: '.length)).join('')).toBe('x'.repeat(200_000));
  });
});
