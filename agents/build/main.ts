import { readAgentArguments } from '../kit/agent-arguments';
import { AgentFolder } from '../kit/agent-folder';
import { AgentHealth } from '../kit/agent-health';
import { runAgentMain } from '../kit/agent-main';
import { endingSignal } from '../kit/ending';
import { environment } from '../kit/environment';
import { GatewayClient } from '../kit/gateway-client';
import { serveHealth } from '../kit/health-server';
import { BuildAgent } from './build-agent';
import { Masker } from '../kit/masker';
import { detectToolchains } from './toolchains/choose-toolchains';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `npm run agent:build -- --gateway <URL> --token-file <path>` */
async function main(): Promise<void> {
  const args = readAgentArguments(process.argv.slice(2), 'build', environment);
  const signal = endingSignal(args);
  const folder = new AgentFolder(args.workFolder);
  const health = new AgentHealth(signal);
  if (args.health) say(`Its health is told at ${await serveHealth(health, args.health)}/readyz.`);
  const gateway = new GatewayClient({
    url: args.gateway,
    token: args.token,
    onReachable: (problem) => {
      health.reached(problem);
      say(problem ? `${problem} Trying again until it does.` : 'The gateway answers again.');
    },
  });
  const toolchains = await detectToolchains(environment);
  const masker = new Masker();
  masker.add(args.token);
  masker.addFrom(environment);
  const { name, isOnce } = args;
  await BuildAgent.run({ name, isOnce, gateway, folder, toolchains, environment, masker, pulse: health, say }, signal);
}

runAgentMain(main);
