import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/chromium'];
const MAC_APPLICATIONS = ['Google Chrome', 'Chromium', 'Google Chrome for Testing', 'Microsoft Edge', 'Brave Browser'];

/** Executables of Chrome and its kin that are present, the likeliest first. */
export async function installedChromiums(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<string[]> {
  const places = platform === 'darwin' ? macPlaces(env) : linuxPlaces(env);
  const present = await Promise.all(places.map(async (path) => ((await isExecutable(path)) ? [path] : [])));
  return present.flat();
}

export async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function linuxPlaces(env: NodeJS.ProcessEnv): string[] {
  const folders = new Set([
    ...(env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/')),
    ...LINUX_FOLDERS,
  ]);
  return [...folders].flatMap((folder) => LINUX_NAMES.map((name) => join(folder, name)));
}

function macPlaces(env: NodeJS.ProcessEnv): string[] {
  const folders = ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])];
  return MAC_APPLICATIONS.flatMap((name) =>
    folders.map((folder) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  );
}
