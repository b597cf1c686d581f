/**
 * Runs, by `node -e`, between an agent and a program that it starts: `process.argv` is the command with its arguments. The program lives in the guard's process group; when
 * the pipe on the guard's standard input breaks, the agent has died, even by SIGKILL, and the guard ends the whole group. Otherwise it ends just as the program does.
 */
export const GUARD = `
const { spawn } = require('node:child_process');
const [, command, ...args] = process.argv;
const endAll = () => process.kill(-process.pid, 'SIGKILL');
process.stdin.on('end', endAll).on('error', endAll).resume();
process.on('SIGTERM', () => undefined);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code, signal) => {
  if (!signal) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
`;
