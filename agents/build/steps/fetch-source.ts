import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { download } from '../../kit/transfer';
import { BuildFailed } from '../build-failed';
import type { Work } from '../protocol';
import { ArchiveUnusable, ZipArchive, type ZipEntry } from './zip-archive';

/** More than this unpacked is no source of an app but an attack on the host's disk. */
const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
/** Twice what the platform lets a project have. */
const MAX_FILES = 20_000;
/** Files that are written at the same time. */
const AT_ONCE = 8;

/** Brings the tree of the revision into an empty folder; answers how many files it has. The agent goes on answering meanwhile, however many or large they are. */
export async function fetchSource(source: Work['source'], folder: string, signal: AbortSignal): Promise<number> {
  const archive = `${folder}.zip`;
  await download(source.url, archive, source, signal);
  const count = await unpack(archive, folder, signal);
  await rm(archive);
  return count;
}

/** Nothing is written before everything that the archive tells of itself is in bounds, and no more than it tells. */
async function unpack(archivePath: string, folder: string, signal: AbortSignal): Promise<number> {
  try {
    const archive = await ZipArchive.open(archivePath, MAX_FILES);
    try {
      const files = filesOf(archive.entries, folder);
      await writeAll(archive, files, signal);
      return files.length;
    } finally {
      await archive.close();
    }
  } catch (error) {
    if (error instanceof ArchiveUnusable) throw unusable(`The archive of the source cannot be used: ${error.message}.`);
    throw error;
  }
}

interface File {
  entry: ZipEntry;
  target: string;
}

function filesOf(entries: readonly ZipEntry[], folder: string): File[] {
  if (entries.reduce((sum, { bytes }) => sum + bytes, 0) > MAX_UNPACKED_BYTES) throw tooLarge();
  const files = entries.map((entry) => ({ entry, target: targetOf(entry.path, folder) }));
  return files.filter(({ entry }) => !entry.path.endsWith('/'));
}

/** Rejects with the first problem, and only when nothing is being written any more. */
async function writeAll(archive: ZipArchive, files: readonly File[], outer: AbortSignal): Promise<void> {
  const failed = new AbortController();
  const signal = AbortSignal.any([outer, failed.signal]);
  const rest = files.values();
  const write = async () => {
    // Each of the writers takes the next file from the one iterator.
    for (const file of rest) {
      signal.throwIfAborted();
      await writeFile(archive, file, signal);
    }
  };
  const writers = Array.from({ length: AT_ONCE }, () => write().catch((error: unknown) => failed.abort(error)));
  await Promise.all(writers);
  signal.throwIfAborted();
}

async function writeFile(archive: ZipArchive, { entry, target }: File, signal: AbortSignal): Promise<void> {
  try {
    await mkdir(dirname(target), { recursive: true });
    await archive.extract(entry, target, signal);
  } catch (error) {
    throw NAME_PROBLEMS.has((error as NodeJS.ErrnoException).code ?? '') ? clashing(entry.path) : error;
  }
}

/** The platform checks paths; an agent on someone's own host does not take its word for it. */
function targetOf(path: string, folder: string): string {
  const target = join(folder, path);
  if (!target.startsWith(folder + sep) || path.includes('\\') || path.includes('\0')) throw badPath(path);
  return target;
}

/** What a file system says of a name that it cannot give. */
const NAME_PROBLEMS: ReadonlySet<string> = new Set(['EEXIST', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']);

const failure = (code: string, message: string) =>
  new BuildFailed({ code, message, phase: 'FETCH_SOURCE', retryable: false });

const tooLarge = () =>
  failure(
    'SOURCE_TOO_LARGE',
    `The files of the revision are more than ${MAX_UNPACKED_BYTES / 1024 / 1024} MiB; remove what the app does not need.`,
  );

const unusable = (message: string) => failure('SOURCE_UNUSABLE', message);

const badPath = (path: string) => unusable(`The file "${path}" would lie outside of the project; rename it.`);

const clashing = (path: string) =>
  unusable(`The file "${path}" cannot lie beside the others on this host: its name is taken or too long; rename it.`);
