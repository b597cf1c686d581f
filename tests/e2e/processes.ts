import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { environment } from '#agents/kit/environment';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/database/embedded-postgres';
import { AGENT_TOKEN_PREFIX } from '#schema/shared/internal-viewer';
import { SUBGRAPHS } from '#schema/shared/subgraphs';

const ROOT = join(__dirname, '..', '..');
const READY_MS = 60_000;

type Main = (typeof SUBGRAPHS)[number] | 'gateway';
type Agent = 'build' | 'simulator';

/** The production shape on loopback: PostgreSQL, a process a subgraph, a gateway, agents; each can be killed and started again. */
export class PlatformProcesses {
  private readonly running = new Map<string, ChildProcess>();
  private postgres: EmbeddedPostgres | null = null;
  private databaseEnded: (() => void) | null = null;

  private constructor(
    private readonly folder: string,
    private readonly ports: ReadonlyMap<string, number>,
    private readonly secrets: { viewer: string; url: string; agent: string },
  ) {}

  /** Everything but the agents, ready. Output goes to files in `folder`. */
  static async start(folder: string): Promise<PlatformProcesses> {
    await mkdir(folder, { recursive: true });
    const names = ['postgres', 'gateway', ...SUBGRAPHS];
    const ports = await freePorts(names.length);
    const secret = () => randomBytes(32).toString('hex');
    const platform = new PlatformProcesses(folder, new Map(names.map((name, place) => [name, ports[place]!])), {
      viewer: secret(),
      url: secret(),
      agent: `${AGENT_TOKEN_PREFIX}${secret()}`,
    });
    await platform.startDatabase();
    await Promise.all(SUBGRAPHS.map((name) => platform.startMain(name)));
    await platform.startMain('gateway');
    return platform;
  }

  get gatewayUrl(): string {
    return this.urlOf('gateway');
  }

  urlOf(name: Main): string {
    return `http://127.0.0.1:${this.ports.get(name)}`;
  }

  async startDatabase(): Promise<void> {
    this.postgres = await startEmbeddedPostgres({
      dataFolder: join(this.folder, 'postgres'),
      port: this.ports.get('postgres'),
      log: () => undefined,
      onExit: () => this.databaseEnded?.(),
    });
  }

  /** Resolves when its end was noticed and its folder is free. */
  async killDatabase(): Promise<void> {
    const ended = new Promise<void>((resolve) => (this.databaseEnded = resolve));
    process.kill(this.postgres!.pid, 'SIGKILL');
    await ended;
  }

  /** A subgraph or the gateway; resolves when it says that it is ready. */
  async startMain(name: Main): Promise<void> {
    const command = name === 'gateway' ? ['dist/gateway/main.js'] : ['dist/subgraphs/main.js', name];
    const child = this.spawn(name, command, this.environment(this.ports.get(name)!));
    await this.untilReady(name, child);
  }

  startAgent(kind: Agent, name: string = kind): void {
    const parameters = [
      '--gateway',
      this.gatewayUrl,
      '--name',
      name,
      '--work-folder',
      join(this.folder, `agent-${name}`),
    ];
    this.spawn(`agent-${name}`, [`dist/agents/${kind}/main.js`, ...parameters], {
      AGENT_TOKEN: this.secrets.agent,
    });
  }

  /** What a process has printed since the beginning, whichever of its name it was. */
  async said(name: string): Promise<string> {
    return await readFile(join(this.folder, `${name}.log`), 'utf8').catch(() => '');
  }

  /** Resolves when a process has printed the words; rejects when it has not within the time. */
  async says(name: string, words: string, withinMs: number): Promise<void> {
    const limit = Date.now() + withinMs;
    while (!(await this.said(name)).includes(words)) {
      if (Date.now() > limit) throw new Error(`${name} has not said "${words}" within ${withinMs / 1000} s.`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Ends a process as a failing machine would, and waits until it is gone. */
  async kill(name: string): Promise<void> {
    await this.end(name, 'SIGKILL');
  }

  async stop(): Promise<void> {
    const agents = [...this.running.keys()].filter((name) => name.startsWith('agent-'));
    await Promise.all(agents.map((name) => this.end(name, 'SIGTERM')));
    await Promise.all([...this.running.keys()].map((name) => this.end(name, 'SIGTERM')));
    await this.postgres?.close();
  }

  private async end(name: string, signal: NodeJS.Signals): Promise<void> {
    const child = this.running.get(name);
    this.running.delete(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    const impatience = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(impatience);
  }

  private spawn(name: string, command: string[], env: NodeJS.ProcessEnv): ChildProcess {
    const { PATH, HOME, CHROMIUM_PATH } = environment;
    const child = spawn(process.execPath, command, {
      cwd: ROOT,
      env: { PATH, HOME, ...(CHROMIUM_PATH && { CHROMIUM_PATH }), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = createWriteStream(join(this.folder, `${name}.log`), { flags: 'a' });
    child.stdout.pipe(output, { end: false });
    child.stderr.pipe(output, { end: false });
    this.running.set(name, child);
    return child;
  }

  private environment(port: number): NodeJS.ProcessEnv {
    const urls = SUBGRAPHS.map((name) => [`${name.toUpperCase()}_URL`, this.urlOf(name)] as const);
    return {
      PORT: String(port),
      DATA_DIR: join(this.folder, 'data'),
      LOG_LEVEL: 'warn',
      DATABASE_URL: this.postgres!.url,
      VIEWER_SECRET: this.secrets.viewer,
      URL_SECRET: this.secrets.url,
      PLATFORM_AGENT_TOKEN: this.secrets.agent,
      GATEWAY_URL: this.gatewayUrl,
      PUBLIC_URL: this.gatewayUrl,
      ...Object.fromEntries(urls),
    };
  }

  private async untilReady(name: Main, child: ChildProcess): Promise<void> {
    const limit = Date.now() + READY_MS;
    while (Date.now() < limit) {
      if (child.exitCode !== null)
        throw new Error(`${name} has ended with ${child.exitCode}; see ${join(this.folder, `${name}.log`)}.`);
      const answer = await fetch(`${this.urlOf(name)}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${name} was not ready within ${READY_MS / 1000} s.`);
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
