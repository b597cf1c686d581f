import { ArgumentsError, readAgentArguments } from '../kit/agent-arguments';
import { AgentFolder } from '../kit/agent-folder';
import { endingSignal } from '../kit/ending';
import { environment } from '../kit/environment';
import { GatewayClient } from '../kit/gateway-client';
import { Refused, Stopping, TokenRefused } from '../kit/gateway-errors';
import { BuildAgent } from './build-agent';
import { Masker } from '../kit/masker';
import { detectToolchains } from './toolchains/choose-toolchains';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `npm run agent:build -- --gateway <URL> --token <agent token>` */
async function main(): Promise<void> {
  const args = readAgentArguments(process.argv.slice(2), 'build');
  const signal = endingSignal(args);
  const folder = new AgentFolder(args.workFolder);
  const gateway = new GatewayClient({
    url: args.gateway,
    token: args.token,
    onReachable: (problem) => say(problem ? `${problem} Trying again until it does.` : 'The gateway answers again.'),
  });
  const toolchains = await detectToolchains(environment);
  const masker = new Masker();
  masker.add(args.token);
  masker.addFrom(environment);
  const { name, isOnce } = args;
  await BuildAgent.run({ name, isOnce, gateway, folder, toolchains, environment, masker, say }, signal);
}

const FOLDER_PROBLEMS = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST', 'EISDIR']);

/** What the person who started the agent is told when it ends by itself. */
function reasonOf(error: unknown): string {
  if (error instanceof ArgumentsError) return error.message;
  if (error instanceof TokenRefused)
    return `The platform refuses the token: ${error.message} Make a new one with the mutation createAgentToken and give it as --token.`;
  if (error instanceof Refused) return `The platform refuses the agent: ${error.message}`;
  const { code, message } = error as { code?: string; message?: string };
  if (code && FOLDER_PROBLEMS.has(code))
    return `The work folder cannot be used: ${message}. Name another one with --work-folder.`;
  return message ?? String(error);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof Stopping) process.exit(0);
    process.stderr.write(`${reasonOf(error)}\n`);
    process.exit(1);
  },
);
