import { readFileSync } from 'node:fs';

export interface TokenSources {
  /** `--token` */
  given: string | undefined;
  /** `--token-file` */
  path: string | undefined;
  /** The variable `AGENT_TOKEN`; arguments go before it. */
  variable: string | undefined;
}

/** The token from wherever it was given, or a sentence that says what is wrong. A file and the variable are not seen in the list of the host's processes, an argument is. */
export function readToken({ given, path, variable }: TokenSources): { token: string } | { problem: string } {
  if (given && path !== undefined) return { problem: 'Give --token or --token-file, not both.' };
  if (path !== undefined) return fromFile(path);
  const token = given || variable?.trim();
  if (token) return { token };
  const otherwise = 'Better name a file that holds it with --token-file, or set the variable AGENT_TOKEN.';
  return { problem: `--token is missing: an agent token, made by the mutation createAgentToken. ${otherwise}` };
}

function fromFile(path: string): { token: string } | { problem: string } {
  try {
    const token = readFileSync(path, 'utf8').trim();
    if (/^\S+$/.test(token)) return { token };
    return { problem: `--token-file names ${path}, which has to hold the agent token and nothing else.` };
  } catch (error) {
    return { problem: `--token-file names ${path}, which cannot be read: ${(error as Error).message}.` };
  }
}
