import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AGENT_TOKEN_PREFIX } from '#schema/shared/internal-viewer';
import { StartProblem } from './start-problem';

/** Where `npm start` notes how its database is reached, for commands beside it. */
export const DATABASE_URL_FILE = 'database-url';

const Secrets = z.object({ viewerSecret: z.string(), urlSecret: z.string(), platformAgentToken: z.string() });
export type Secrets = z.infer<typeof Secrets>;

/** Makes sure that there is a folder that we can write to. Throws `StartProblem`. */
export function openDataFolder(folder: string): void {
  try {
    if (!existsSync(folder)) makeFolder(folder);
    else if (!statSync(folder).isDirectory())
      throw new StartProblem(`${folder} is a file and no folder for the data; name another one with DATA_DIR.`);
    accessSync(folder, constants.W_OK | constants.X_OK);
    const probe = join(folder, '.writable');
    writeFileSync(probe, '', { mode: 0o600 });
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new StartProblem(`The data folder ${folder} cannot be written to (${code}); name another one with DATA_DIR.`);
  }
}

/** One segment of the database's log; without room for it the database writes nothing. */
const LEAST_FREE_BYTES = 16 * 1024 * 1024;

/** Whether the disk has too little room for the database to work. */
export function isFull(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < LEAST_FREE_BYTES;
}

/** Throws `StartProblem` when CHROMIUM_PATH names no program. */
export function requireProgram(path: string): void {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    throw new StartProblem(
      `CHROMIUM_PATH names ${path}, where no program is; correct it, or unset it to let one be found.`,
    );
  }
}

/** As root, PostgreSQL runs under an account of its own, which goes through the folder to its own one but sees nothing of it. */
const FOLDER_MODE = process.getuid?.() === 0 ? 0o711 : 0o700;

/** For its owner alone; what is above it, as usual. */
function makeFolder(folder: string): void {
  makeParents(dirname(folder));
  mkdirSync(folder);
  // Whatever the umask says.
  chmodSync(folder, FOLDER_MODE);
}

/** One by one: in a file system that refuses them, such as /proc, Node's recursive mkdir never ends. */
function makeParents(folder: string): void {
  if (existsSync(folder)) return;
  makeParents(dirname(folder));
  mkdirSync(folder);
}

/** The secrets of this folder, made at the first start and readable by its owner alone. */
export function secretsOf(folder: string): Secrets {
  return remembered(join(folder, 'secrets.json'), Secrets, () => ({
    viewerSecret: secret(),
    urlSecret: secret(),
    platformAgentToken: `${AGENT_TOKEN_PREFIX}${secret()}`,
  }));
}

/** The JSON in a file; made, and written for the owner alone, when there is none that fits. */
export function remembered<T>(path: string, shape: z.ZodType<T>, make: () => T): T {
  const known = shape.safeParse(readJson(path));
  if (known.success) return known.data;
  const made = make();
  remember(path, made);
  return made;
}

/** Writes JSON that only the owner may read, whole or not at all. */
export function remember(path: string, value: unknown): void {
  writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Missing or cut off by a crash: the same as never written.
    return null;
  }
}

const secret = () => randomBytes(32).toString('base64url');
