import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { builtPath } from '#platform/kernel/built-path';
import { askTool, findOnPath } from '../run-tool';
import type { DetectedToolchain, Environment, Toolchain } from '../toolchain';

/** The Android build itself, where an SDK and Gradle are installed. */
export class GradleToolchain implements Toolchain {
  readonly name = 'gradle';

  async detect(environment: Environment): Promise<DetectedToolchain | null> {
    const sdk = environment.ANDROID_HOME ?? environment.ANDROID_SDK_ROOT;
    if (!sdk || !(await isFolder(sdk))) return null;
    const gradle = environment.GRADLE_HOME
      ? join(environment.GRADLE_HOME, 'bin', 'gradle')
      : await findOnPath('gradle', environment);
    const answer = gradle && (await askTool(gradle, ['--version']));
    const version = answer && /^Gradle (\S+)/m.exec(answer)?.[1];
    if (!gradle || !version) return null;
    const script = builtPath(__dirname, 'assemble.js');
    return {
      name: this.name,
      version,
      platforms: ['ANDROID'],
      typeChecks: 'ALL',
      phases: ({ sourceFolder, outputFolder, profile }) => [
        {
          name: 'ASSEMBLE',
          command: process.execPath,
          args: [script, sourceFolder, outputFolder, profile, gradle],
          env: { ANDROID_HOME: sdk },
        },
      ],
    };
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ?? false;
}
