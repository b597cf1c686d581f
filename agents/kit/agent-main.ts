import { ArgumentsError } from './agent-arguments';
import { Refused, Stopping, TokenRefused } from './gateway-errors';

const FOLDER_PROBLEMS = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST', 'EISDIR']);

/** Runs an agent's program to its end, which is the end of the process: with 0 when it was told to end, otherwise with 1 and a sentence for the person who started it. */
export function runAgentMain(main: () => Promise<void>): void {
  main().then(
    () => process.exit(0),
    (error: unknown) => {
      if (error instanceof Stopping) process.exit(0);
      process.stderr.write(`${reasonOf(error)}\n`);
      process.exit(1);
    },
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof ArgumentsError) return error.message;
  if (error instanceof TokenRefused)
    return `The platform refuses the token: ${error.message} Make a new one with the mutation createAgentToken and give it as --token, --token-file or AGENT_TOKEN.`;
  if (error instanceof Refused) return `The platform refuses the agent: ${error.message}`;
  const { code, message } = error as { code?: string; message?: string };
  if (code && FOLDER_PROBLEMS.has(code))
    return `The work folder cannot be used: ${message}. Name another one with --work-folder.`;
  return message ?? String(error);
}
