import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { unzipSync } from 'fflate';
import { download } from '../../kit/transfer';
import { BuildFailed } from '../build-failed';
import type { Work } from '../protocol';

/** More than this unpacked is no source of an app but an attack on the host's disk. */
const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;

/** Brings the tree of the revision into an empty folder; answers how many files it has. */
export async function fetchSource(source: Work['source'], folder: string, signal: AbortSignal): Promise<number> {
  const archive = `${folder}.zip`;
  await download(source.url, archive, source, signal);
  let unpacked = 0;
  const files = unzipSync(await readFile(archive), {
    filter: ({ originalSize }) => {
      unpacked += originalSize;
      if (unpacked > MAX_UNPACKED_BYTES) throw tooLarge();
      return true;
    },
  });
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path);
    // The platform checks paths; an agent on someone's own host does not take its word for it.
    if (!target.startsWith(folder + sep) || path.includes('\\')) throw badPath(path);
    if (path.endsWith('/')) continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  await rm(archive);
  return Object.keys(files).length;
}

const tooLarge = () =>
  new BuildFailed({
    code: 'SOURCE_TOO_LARGE',
    message: `The files of the revision are more than ${MAX_UNPACKED_BYTES / 1024 / 1024} MiB; remove what the app does not need.`,
    phase: 'FETCH_SOURCE',
    retryable: false,
  });

const badPath = (path: string) =>
  new BuildFailed({
    code: 'SOURCE_UNUSABLE',
    message: `The file "${path}" would lie outside of the project; rename it.`,
    phase: 'FETCH_SOURCE',
    retryable: false,
  });
