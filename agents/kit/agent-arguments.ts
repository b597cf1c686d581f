import { hostname } from 'node:os';
import { parseArgs } from 'node:util';
import { defaultWorkFolder } from './agent-folder';

export interface AgentArguments {
  gateway: string;
  token: string;
  name: string;
  workFolder: string;
  /** End after one piece of work. */
  isOnce: boolean;
  /** End when the parent process does. */
  withParent: boolean;
}

/** Thrown with the sentences for the person who started the agent. */
export class ArgumentsError extends Error {
  constructor(problems: string[], usage: string) {
    super([...problems, '', usage].join('\n'));
    this.name = 'ArgumentsError';
  }
}

const USAGE = (kind: string) => `Usage: npm run agent:${kind} -- --gateway <URL> --token <agent token>
  --gateway <URL>        where the platform is, such as http://127.0.0.1:4000
  --token <token>        an agent token; the mutation createAgentToken makes one
  --name <name>          how people see the agent; the host's name by default
  --work-folder <path>   where it keeps its id and its work; in the home folder by default
  --once                 end after one piece of work
  --with-parent          end when the process that started it ends`;

/** Reads the command line of an agent; every problem at once. `kind` is `build` or `simulator`. */
export function readAgentArguments(argv: string[], kind: string): AgentArguments {
  const usage = USAGE(kind);
  const { values, problem } = parse(argv);
  if (!values) throw new ArgumentsError([problem], usage);
  const problems: string[] = [];
  if (!values.gateway) problems.push('--gateway is missing: the URL of the platform.');
  else if (!isHttp(values.gateway))
    problems.push(`--gateway is "${values.gateway}"; it has to begin with http:// or https://.`);
  if (!values.token) problems.push('--token is missing: an agent token, made by the mutation createAgentToken.');
  const { gateway, token } = values;
  if (problems.length > 0 || !gateway || !token) throw new ArgumentsError(problems, usage);
  const name = (values.name ?? hostname()).slice(0, 100) || kind;
  return {
    gateway,
    token,
    name,
    workFolder: values['work-folder'] ?? defaultWorkFolder(kind, name),
    isOnce: values.once ?? false,
    withParent: values['with-parent'] ?? false,
  };
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        gateway: { type: 'string' },
        token: { type: 'string' },
        name: { type: 'string' },
        'work-folder': { type: 'string' },
        once: { type: 'boolean' },
        'with-parent': { type: 'boolean' },
      },
    });
    return { values, problem: '' };
  } catch (error) {
    return { values: null, problem: (error as Error).message };
  }
}

/** With something behind it; what exactly, the first request tells. */
function isHttp(text: string): boolean {
  return /^https?:\/\/[^/\s]+/.test(text);
}
