import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { folderHolder, lockFolder } from './folder-lock';
import { readIfThere } from './read-if-there';

/** Agents of one name on one host that each get a folder of their own without being told. */
const MAX_PER_NAME = 100;

/** Thrown when another agent works in the folder. */
class FolderInUse extends Error {
  constructor(path: string, pid: number) {
    super(
      `The work folder ${path} is in use by another agent, process ${pid}. Give this agent its own with --work-folder.`,
    );
    this.name = 'FolderInUse';
  }
}

/** The folder of an agent: its id, which it keeps over restarts, and one folder for each piece of work. One agent at a time works in it. */
export class AgentFolder {
  readonly path: string;
  private readonly idFile: string;

  /** Throws `FolderInUse`, or what the file system says when the folder cannot be made. What is left of earlier work is removed. */
  constructor(path: string) {
    this.path = resolve(path);
    mkdirSync(this.path, { recursive: true });
    const holder = lockFolder(this.path);
    // Two agents in one folder would share an id and take each other's work.
    if (holder !== null) throw new FolderInUse(this.path, holder);
    this.idFile = join(this.path, 'agent-id');
    rmSync(join(this.path, 'work'), { recursive: true, force: true });
  }

  /** Null before the first registration. */
  agentId(): string | null {
    return readIfThere(this.idFile)?.trim() || null;
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

/** A folder in the home folder for an agent that was not told one: the first of its name in which no other works. */
export function freeFolderOf(kind: string, name: string): string {
  const base = join(homedir(), '.native-app-cloud', `${kind}-agents`, name.replaceAll(/[^A-Za-z0-9._-]/g, '_'));
  const paths = Array.from({ length: MAX_PER_NAME }, (_, place) => (place === 0 ? base : `${base}-${place + 1}`));
  return paths.find((path) => folderHolder(path) === null) ?? base;
}
