import type { DetectedToolchain, ToolchainJob } from '../toolchains/toolchain';

/** A toolchain whose phases are JavaScript texts that Node runs in the folder of the source; `OUTPUT` in their environment is the output folder. */
export function scriptToolchain(phases: Record<string, string>, name = 'script'): DetectedToolchain {
  return {
    name,
    version: '1.2.3',
    platforms: ['IOS', 'ANDROID'],
    phases: ({ outputFolder }: ToolchainJob) =>
      Object.entries(phases).map(([phase, script]) => ({
        name: phase,
        command: process.execPath,
        args: ['-e', script],
        env: { OUTPUT: outputFolder },
      })),
  };
}

/** Says that it has begun, then runs until it is ended. */
export const ENDLESS = `console.log('begun'); setInterval(() => undefined, 1000);`;
