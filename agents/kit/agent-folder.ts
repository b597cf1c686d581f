import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where an agent of this name keeps what it needs, when it is not told otherwise. */
export const defaultWorkFolder = (kind: string, name: string) =>
  join(homedir(), '.native-app-cloud', `${kind}-agents`, name.replaceAll(/[^A-Za-z0-9._-]/g, '_'));

/** The folder of an agent: its id, which it keeps over restarts, and one folder for each piece of work. */
export class AgentFolder {
  readonly path: string;
  private readonly idFile: string;

  /** Throws when the folder cannot be made. What is left of earlier work is removed. */
  constructor(path: string) {
    this.path = resolve(path);
    mkdirSync(this.path, { recursive: true });
    this.idFile = join(this.path, 'agent-id');
    rmSync(join(this.path, 'work'), { recursive: true, force: true });
  }

  /** Null before the first registration. */
  agentId(): string | null {
    try {
      return readFileSync(this.idFile, 'utf8').trim() || null;
    } catch {
      return null;
    }
  }

  keepAgentId(id: string): void {
    writeFileSync(`${this.idFile}.new`, `${id}\n`);
    renameSync(`${this.idFile}.new`, this.idFile);
  }

  /** A fresh folder for one piece of work. */
  forWork(name: string): string {
    const path = join(this.path, 'work', name);
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { recursive: true });
    return path;
  }
}
