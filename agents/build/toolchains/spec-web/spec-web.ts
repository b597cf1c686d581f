import { builtPath } from '#platform/kernel/built-path';
import type { DetectedToolchain, Toolchain, ToolchainJob, ToolchainPhase } from '../toolchain';

/** Rises whenever the same tree would give another bundle or other diagnostics. */
const SPEC_WEB_VERSION = '1.0.0';

/** Runs wherever Node runs: checks the syntax of all sources and makes a web bundle of the app from its specification. */
export class SpecWebToolchain implements Toolchain {
  readonly name = 'spec-web';

  detect(): Promise<DetectedToolchain> {
    return Promise.resolve({
      name: this.name,
      version: SPEC_WEB_VERSION,
      platforms: ['IOS', 'ANDROID'],
      typeChecks: 'NONE',
      phases: specWebPhases,
    });
  }
}

function specWebPhases({ sourceFolder, outputFolder, platform, typeChecks }: ToolchainJob): ToolchainPhase[] {
  return [
    {
      name: 'PARSE',
      command: process.execPath,
      args: [builtPath(__dirname, 'parse.js'), sourceFolder, platform, typeChecks],
    },
    {
      name: 'BUNDLE',
      command: process.execPath,
      args: [builtPath(__dirname, 'bundle.js'), sourceFolder, outputFolder, platform],
    },
  ];
}
