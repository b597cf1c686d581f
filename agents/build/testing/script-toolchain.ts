import type { DetectedToolchain, ToolchainJob } from '../toolchains/toolchain';

/** A toolchain whose phases are JavaScript texts that Node runs in the folder of the source; `OUTPUT` in their environment is the output folder. */
export function scriptToolchain(phases: Record<string, string>, name = 'script'): DetectedToolchain {
  return {
    name,
    version: '1.2.3',
    platforms: ['IOS', 'ANDROID'],
    typeChecks: 'NONE',
    phases: ({ outputFolder }: ToolchainJob) =>
      Object.entries(phases).map(([phase, script]) => ({
        name: phase,
        command: process.execPath,
        args: ['-e', script],
        env: { OUTPUT: outputFolder },
      })),
  };
}

/** Runs until it is ended, and can be asked whether it lives: it answers at the port that it prints. */
export const ENDLESS = `const server = require('http').createServer((_, response) => response.end());
  server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port + '.'));`;
