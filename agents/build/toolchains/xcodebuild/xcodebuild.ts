import { builtPath } from '#platform/kernel/built-path';
import { askTool, findOnPath } from '../run-tool';
import type { DetectedToolchain, Environment, Toolchain } from '../toolchain';

/**
 * Apple's own build, on a Mac with Xcode; with XcodeGen also for trees that only describe their project. The command line tools alone have
 * an `xcodebuild` too; it answers without a version.
 */
export class XcodebuildToolchain implements Toolchain {
  readonly name = 'xcodebuild';

  constructor(private readonly system: NodeJS.Platform = process.platform) {}

  async detect(environment: Environment): Promise<DetectedToolchain | null> {
    const xcodebuild = this.system === 'darwin' ? await findOnPath('xcodebuild', environment) : null;
    const answer = xcodebuild && (await askTool(xcodebuild, ['-version']));
    const version = answer && xcodeVersion(answer);
    if (!xcodebuild || !version) return null;
    const xcodegen = await findOnPath('xcodegen', environment);
    const script = builtPath(__dirname, 'assemble.js');
    return {
      name: this.name,
      version,
      platforms: ['IOS'],
      typeChecks: 'ALL',
      phases: ({ sourceFolder, outputFolder, profile }) => [
        {
          name: 'ASSEMBLE',
          command: process.execPath,
          args: [script, sourceFolder, outputFolder, profile, xcodebuild, ...(xcodegen ? [xcodegen] : [])],
        },
      ],
    };
  }
}

/** `16.2 (16C5032a)` from the two lines that `xcodebuild -version` prints. */
export function xcodeVersion(answer: string): string | null {
  const version = /^Xcode (\S+)/m.exec(answer)?.[1];
  const build = /^Build version (\S+)/m.exec(answer)?.[1];
  return version ? `${version}${build ? ` (${build})` : ''}` : null;
}
