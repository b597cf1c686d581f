import { join } from 'node:path';
import { readAgentArguments } from '../kit/agent-arguments';
import { AgentFolder } from '../kit/agent-folder';
import { AgentHealth } from '../kit/agent-health';
import { runAgentMain } from '../kit/agent-main';
import { endingSignal } from '../kit/ending';
import { environment } from '../kit/environment';
import { GatewayClient } from '../kit/gateway-client';
import { serveHealth } from '../kit/health-server';
import { type Chromium, findChromium } from './chromium';
import { SimulatorAgent } from './claim-agent';
import type { DeviceInput } from './claim-documents';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Phones of the usual size; each session gets a fresh one. */
const DEVICES: DeviceInput[] = [
  { name: 'iPhone', platform: 'IOS', width: 400, height: 848, kind: 'WEB' },
  { name: 'Pixel', platform: 'ANDROID', width: 400, height: 848, kind: 'WEB' },
];

/** `npm run agent:simulator -- --gateway <URL> --token-file <path>` */
async function main(): Promise<void> {
  const args = readAgentArguments(process.argv.slice(2), 'simulator', environment);
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
  const chromium = chromiumOnce(join(folder.path, 'chromium'));
  // The first look may unpack one, which takes seconds; a person who waits for a preview should not wait for that.
  chromium().then(
    ({ version, source }) => say(`Apps run in ${version} (${source}).`),
    (error: unknown) => say(error instanceof Error ? error.message : String(error)),
  );
  const { name, isOnce, sessions } = args;
  await SimulatorAgent.run(
    { name, isOnce, sessions, gateway, folder, devices: DEVICES, findChromium: chromium, pulse: health, say },
    signal,
  );
}

/** Looks once; after a failure again at the next session, since a Chromium may have been installed. */
function chromiumOnce(cacheFolder: string): () => Promise<Chromium> {
  let found: Promise<Chromium> | null = null;
  return () => {
    found ??= findChromium(environment, cacheFolder).catch((error: unknown) => {
      found = null;
      throw error;
    });
    return found;
  };
}

runAgentMain(main);
