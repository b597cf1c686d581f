import { realpath, stat } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import { factsOf, upload } from '../../kit/transfer';
import { BuildFailed } from '../build-failed';
import type { HeldBuild } from '../held-build';
import type { ReportedArtifact } from '../toolchains/output-line';

/** Uploads what a phase has made, each to be used at once; answers the ids in the same order. */
export async function uploadArtifacts(
  build: HeldBuild,
  artifacts: ReportedArtifact[],
  outputFolder: string,
): Promise<string[]> {
  const ids: string[] = [];
  for (const { kind, path, contentType } of artifacts) {
    await requireOwn(path, outputFolder);
    const file = { kind, fileName: fileNameOf(path) || kind.toLowerCase(), contentType, ...(await factsOf(path)) };
    const { id, to } = await build.createUpload(file);
    await upload(path, to, build.signal);
    await build.completeUpload(id);
    ids.push(id);
  }
  return ids;
}

/** As the platform takes it: the end of a longer name, which has its type. */
const fileNameOf = (path: string) =>
  basename(path)
    .replaceAll(/[^A-Za-z0-9._-]/g, '_')
    .slice(-100)
    .replace(/^[.-]+/, '');

/** A build script may name any path of the host as its artifact; only what lies in its output is one. */
async function requireOwn(path: string, outputFolder: string): Promise<void> {
  const isOwn = await Promise.all([realpath(path), realpath(outputFolder), stat(path)]).then(
    ([file, folder, facts]) => file.startsWith(folder + sep) && facts.isFile() && facts.size > 0,
    () => false,
  );
  if (!isOwn)
    throw new BuildFailed({
      code: 'ARTIFACT_UNUSABLE',
      message: `The build names ${basename(path)} as its result, but there is no such file in its output folder.`,
      phase: 'UPLOAD',
      retryable: false,
    });
}
