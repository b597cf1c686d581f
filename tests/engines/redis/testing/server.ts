import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const START_MS = 10_000;
const run = promisify(execFile);

/** A redis-server on a free port of the loopback, over a folder of its own; the same port and folder after a restart. */
export class RedisServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'native-app-cloud-redis-'));
  #process: ChildProcess | null = null;
  readonly #endWithUs = () => this.#process?.kill('SIGKILL');

  private constructor(
    readonly port: number,
    private readonly parameters: string[],
  ) {
    process.once('exit', this.#endWithUs);
  }

  /** Throws, with what to do, when there is no redis-server on this machine. */
  static async start(...parameters: string[]): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), parameters);
    try {
      await server.start();
    } catch (error) {
      await server.close();
      throw error;
    }
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const own = [
      '--bind',
      '127.0.0.1',
      '--port',
      String(this.port),
      '--dir',
      this.folder,
      '--save',
      '',
      '--daemonize',
      'no',
    ];
    // A file of its own as the first word, as a sentinel has; it comes before all options.
    const [first] = this.parameters;
    const parameters =
      first && !first.startsWith('-') ? [first, ...own, ...this.parameters.slice(1)] : [...own, ...this.parameters];
    const child = spawn('redis-server', parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = child;
    let said = '';
    child.stdout.on('data', (text: Buffer) => (said = (said + text).slice(-2_000)));
    child.stderr.on('data', (text: Buffer) => (said = (said + text).slice(-2_000)));
    const failed = new Promise<never>((_, reject) => {
      child.once('error', () =>
        reject(
          new Error(
            'There is no redis-server on this machine. Run .ci/engines, or `apt-get install redis-server`, then start the suite again.',
          ),
        ),
      );
      child.once('exit', () => reject(new Error(`redis-server ended while it was started: ${said}`)));
    });
    failed.catch(() => undefined);
    await Promise.race([this.#answers(), failed]);
  }

  /** Ends it at once, as a crash would, and waits until it is gone. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** It keeps its connections and takes new ones, but answers nobody. */
  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  /** What redis-cli prints. */
  async cli(...words: string[]): Promise<string> {
    const { stdout } = await run('redis-cli', ['-h', '127.0.0.1', '-p', String(this.port), ...words]);
    return stdout.trim();
  }

  async close(): Promise<void> {
    await this.kill();
    process.off('exit', this.#endWithUs);
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #answers(): Promise<void> {
    const until = Date.now() + START_MS;
    while (Date.now() < until) {
      // It asks for a password where one is set; that is an answer too.
      if (/PONG|NOAUTH/.test(await answerOf(this.port))) return;
      await pause(20);
    }
    throw new Error(`redis-server does not answer at port ${this.port} after ${START_MS / 1000} s.`);
  }
}

/** What it answers to a PING; empty when nobody listens. */
async function answerOf(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.write('PING\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString();
  } catch {
    return '';
  } finally {
    socket.destroy();
  }
}

/** One that nobody listens on at present. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
