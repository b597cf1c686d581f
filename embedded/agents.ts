import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { builtPath } from '#platform/kernel/built-path';
import type { Logger } from '#platform/telemetry/logger';

export interface AgentsOptions {
  gatewayUrl: string;
  token: string;
  dataFolder: string;
  log: Logger;
}

const KINDS = ['build', 'simulator'] as const;
/** Doubled with every end in a row, up to half a minute. */
const RESTART_PAUSE_MS = 1_000;
const LONGEST_RESTART_PAUSE_MS = 30_000;
/** An agent that ran for so long has not ended in a row. */
const STEADY_MS = 60_000;
/** As an agent prints it when it has taken a free port. */
const HEALTH_URL = /(?<=^Its health is told at )\S+(?=\.$)/;
const STOP_PATIENCE_MS = 12_000;

/** The agents of this machine, each a process of its own; one that dies is started again. They end when this process does, however it ends: their standard input closes. */
export function startAgents(options: AgentsOptions): { close(): Promise<void> } {
  const tokenFile = writeToken(options);
  const agents = KINDS.map((kind) => new AgentProcess(kind, tokenFile, options));
  return {
    async close() {
      await Promise.all(agents.map((agent) => agent.close()));
    },
  };
}

/** A file for its owner alone: arguments are seen by everybody on the host. */
function writeToken({ dataFolder, token }: AgentsOptions): string {
  const folder = join(dataFolder, 'agents');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'token');
  // An old file would keep its mode.
  rmSync(path, { force: true });
  writeFileSync(path, `${token}\n`, { mode: 0o600, flag: 'wx' });
  return path;
}

class AgentProcess {
  private child: ChildProcess | null = null;
  private restart: NodeJS.Timeout | null = null;
  private isClosing = false;
  private endsInRow = 0;

  constructor(
    private readonly kind: (typeof KINDS)[number],
    private readonly tokenFile: string,
    private readonly options: AgentsOptions,
  ) {
    this.start();
  }

  async close(): Promise<void> {
    this.isClosing = true;
    if (this.restart) clearTimeout(this.restart);
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
    await ended;
    clearTimeout(impatience);
  }

  private start(): void {
    const { kind, options, tokenFile } = this;
    const { gatewayUrl, dataFolder, log } = options;
    const main = builtPath(join(__dirname, '..', 'agents', kind), 'main.js');
    const workFolder = join(dataFolder, 'agents', kind);
    const parameters = [
      '--gateway',
      gatewayUrl,
      '--token-file',
      tokenFile,
      '--name',
      `local ${kind}`,
      '--work-folder',
      workFolder,
      '--with-parent',
      '--health-port',
      '0',
    ];
    // A group of its own, so that a Ctrl-C at the terminal reaches it through us, once, and in order.
    const child = spawn(process.execPath, [main, ...parameters], { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    const begun = Date.now();
    const output = createWriteStream(join(dataFolder, `agent-${kind}.log`), { flags: 'a', mode: 0o600 });
    child.stdout.pipe(output, { end: false });
    child.stderr.pipe(output, { end: false });
    createInterface(child.stdout).on('line', (line) => {
      const [url] = HEALTH_URL.exec(line) ?? [];
      if (url) log.info({ kind, url }, 'An agent tells of its health');
    });
    child.once('error', (error) => log.error({ error, kind }, 'An agent could not be started'));
    child.once('exit', (code, signal) => {
      output.end();
      if (this.isClosing) return;
      log.warn({ kind, code, signal }, 'An agent has ended and is started again');
      this.endsInRow = Date.now() - begun > STEADY_MS ? 0 : this.endsInRow + 1;
      const pause = Math.min(RESTART_PAUSE_MS * 2 ** this.endsInRow, LONGEST_RESTART_PAUSE_MS);
      this.restart = setTimeout(() => this.start(), pause);
    });
    this.child = child;
  }
}
