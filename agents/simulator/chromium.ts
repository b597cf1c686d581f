import { installedChromiums, isExecutable } from './chromium/installed';
import { opensPage, versionOf } from './chromium/probe';
import { shippedChromium } from './chromium/shipped';

/** A Chromium that starts on this machine, and how to start it. */
export interface Chromium {
  executablePath: string;
  args: string[];
  /** The whole environment to start it with: nothing of the agent's own secrets is in it. */
  env: Record<string, string>;
  source: 'CHROMIUM_PATH' | 'installed' | 'npm';
  version: string;
}

/** The message is for the person who looks at the preview: it says what to install. */
export class NoChromium extends Error {
  override name = 'NoChromium';
}

const PASSED_ON = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ', 'XDG_RUNTIME_DIR'];

/**
 * Finds a Chromium: the one that `CHROMIUM_PATH` names (then no other), an installed one, the one that npm ships (unpacked into `cacheFolder` on first use).
 * `env` is the agent's environment. Throws `NoChromium`.
 */
export async function findChromium(env: NodeJS.ProcessEnv, cacheFolder: string): Promise<Chromium> {
  const given = env.CHROMIUM_PATH;
  const clean = Object.fromEntries(PASSED_ON.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
  if (given) return withSandboxChoice(await namedChromium(given, clean));

  for (const executablePath of await installedChromiums(process.platform, env)) {
    const probed = await versionOf(executablePath, clean);
    if ('version' in probed)
      return withSandboxChoice({ executablePath, env: clean, source: 'installed', version: probed.version });
  }
  return withSandboxChoice(await npmChromium(clean, cacheFolder));
}

type Found = Omit<Chromium, 'args'>;

async function namedChromium(executablePath: string, env: Record<string, string>): Promise<Found> {
  if (!(await isExecutable(executablePath)))
    throw new NoChromium(
      `CHROMIUM_PATH names ${executablePath}, where no program is. Correct it, or unset it to let the agent look for a Chromium itself.`,
    );
  const probed = await versionOf(executablePath, env);
  if ('version' in probed) return { executablePath, env, source: 'CHROMIUM_PATH', version: probed.version };
  throw new NoChromium(`CHROMIUM_PATH names ${executablePath}, which does not start: ${probed.reason}.`);
}

async function npmChromium(env: Record<string, string>, cacheFolder: string): Promise<Found> {
  const { platform, arch } = process;
  const isCovered = platform === 'linux' && arch === 'x64';
  const advice =
    platform === 'darwin'
      ? 'Install Google Chrome (https://www.google.com/chrome) or run `brew install --cask chromium`'
      : 'Install Chromium, for example with `apt-get install chromium`';
  if (!isCovered)
    throw new NoChromium(
      `The preview needs a Chromium and this machine (${platform} ${arch}) has none. ${advice}, or set CHROMIUM_PATH on the simulator agent.`,
    );
  try {
    const { env: additions, ...found } = await shippedChromium(cacheFolder, env);
    return { ...found, env: { ...env, ...additions }, source: 'npm' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NoChromium(
      `The preview needs a Chromium; none is installed, and the one that npm ships does not start: ${reason}. ${advice}, or set CHROMIUM_PATH on the simulator agent.`,
    );
  }
}

/** Keeps Chromium's own sandbox where the system lets it have one: never for root, and for a user only with user namespaces. */
async function withSandboxChoice(found: Found): Promise<Chromium> {
  const isRoot = process.getuid?.() === 0;
  const args = isRoot || !(await opensPage(found.executablePath, ['--disable-gpu'], found.env)) ? ['--no-sandbox'] : [];
  return { ...found, args };
}
