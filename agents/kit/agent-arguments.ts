import { hostname } from 'node:os';
import { parseArgs } from 'node:util';
import { freeFolderOf } from './agent-folder';
import { readToken } from './agent-token';
import type { environment } from './environment';
import { type HealthAddress, readHealthAddress } from './health-address';

export interface AgentArguments {
  gateway: string;
  token: string;
  name: string;
  workFolder: string;
  /** End after one piece of work. */
  isOnce: boolean;
  /** End when the parent process does. */
  withParent: boolean;
  /** Pieces of work at the same time; only a simulator agent is asked for more than one. */
  sessions: number;
  /** Where it tells of its health; null for nowhere. */
  health: HealthAddress | null;
}

const SESSIONS = { default: 2, largest: 16 };

/** Thrown with the sentences for the person who started the agent. */
export class ArgumentsError extends Error {
  constructor(problems: string[], usage: string) {
    super([...problems, '', usage].join('\n'));
    this.name = 'ArgumentsError';
  }
}

const SESSIONS_USAGE = `
  --sessions <number>    previews at the same time; ${SESSIONS.default} by default`;

const USAGE = (kind: string) => `Usage: npm run agent:${kind} -- --gateway <URL> --token-file <path>
  --gateway <URL>        where the platform is, such as http://127.0.0.1:4000
  --token-file <path>    a file with an agent token; the mutation createAgentToken makes one
  --token <token>        the token itself, which everybody on the host can then see; the variable
                         AGENT_TOKEN is read when neither is given
  --name <name>          how people see the agent; the host's name by default
  --work-folder <path>   where it keeps its id and its work; in the home folder by default
  --once                 end after one piece of work
  --with-parent          end when the process that started it ends
  --health-port <port>   answer /livez and /readyz at this port, 0 for any free one; the variable
                         HEALTH_PORT is read when it is not given, and without both there is none
  --health-host <host>   the address to answer at, 127.0.0.1 by default (variable HEALTH_HOST)${kind === 'simulator' ? SESSIONS_USAGE : ''}`;

/** Reads the command line of an agent; every problem at once. `kind` is `build` or `simulator`; of the environment only `AGENT_TOKEN`, `HEALTH_PORT` and `HEALTH_HOST` count. */
export function readAgentArguments(argv: string[], kind: string, env: typeof environment): AgentArguments {
  const usage = USAGE(kind);
  const { values, problem } = parse(argv, kind);
  if (!values) throw new ArgumentsError([problem], usage);
  const problems: string[] = [];
  if (!values.gateway) problems.push('--gateway is missing: the URL of the platform.');
  else if (!isHttp(values.gateway))
    problems.push(`--gateway is "${values.gateway}"; it has to begin with http:// or https://.`);
  const read = readToken({ given: values.token, path: values['token-file'], variable: env.AGENT_TOKEN });
  if ('problem' in read) problems.push(read.problem);
  const health = readHealthAddress({ port: values['health-port'], host: values['health-host'] }, env);
  if ('problem' in health) problems.push(health.problem);
  const { gateway } = values;
  const sessions = Number(values.sessions ?? SESSIONS.default);
  if (!Number.isInteger(sessions) || sessions < 1 || sessions > SESSIONS.largest)
    problems.push(`--sessions is "${String(values.sessions)}"; it has to be a number from 1 to ${SESSIONS.largest}.`);
  if (problems.length > 0 || !gateway || !('token' in read) || !('address' in health))
    throw new ArgumentsError(problems, usage);
  const name = (values.name ?? hostname()).slice(0, 100) || kind;
  return {
    gateway,
    token: read.token,
    name,
    workFolder: values['work-folder'] ?? freeFolderOf(kind, name),
    isOnce: values.once ?? false,
    withParent: values['with-parent'] ?? false,
    sessions: kind === 'simulator' ? sessions : 1,
    health: health.address,
  };
}

function parse(args: string[], kind: string) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        gateway: { type: 'string' },
        token: { type: 'string' },
        'token-file': { type: 'string' },
        name: { type: 'string' },
        'work-folder': { type: 'string' },
        once: { type: 'boolean' },
        'with-parent': { type: 'boolean' },
        sessions: { type: 'string' },
        'health-port': { type: 'string' },
        'health-host': { type: 'string' },
      },
    });
    if (values.sessions !== undefined && kind !== 'simulator')
      return { values: null, problem: "Unknown option '--sessions'." };
    return { values, problem: '' };
  } catch (error) {
    return { values: null, problem: (error as Error).message };
  }
}

/** With something behind it; what exactly, the first request tells. */
function isHttp(text: string): boolean {
  return /^https?:\/\/[^/\s]+/.test(text);
}
