import { join } from 'node:path';
import { ArgumentsError, readAgentArguments } from '../kit/agent-arguments';
import { AgentFolder } from '../kit/agent-folder';
import { endingSignal } from '../kit/ending';
import { environment } from '../kit/environment';
import { GatewayClient } from '../kit/gateway-client';
import { Refused, Stopping, TokenRefused } from '../kit/gateway-errors';
import { type Chromium, findChromium } from './chromium';
import { SimulatorAgent } from './claim-agent';
import type { DeviceInput } from './claim-documents';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Phones of the usual size; each session gets a fresh one. */
const DEVICES: DeviceInput[] = [
  { name: 'iPhone', platform: 'IOS', width: 400, height: 848, kind: 'WEB' },
  { name: 'Pixel', platform: 'ANDROID', width: 400, height: 848, kind: 'WEB' },
];

/** `npm run agent:simulator -- --gateway <URL> --token <agent token>` */
async function main(): Promise<void> {
  const args = readAgentArguments(process.argv.slice(2), 'simulator');
  const signal = endingSignal(args);
  const folder = new AgentFolder(args.workFolder);
  const gateway = new GatewayClient({
    url: args.gateway,
    token: args.token,
    onReachable: (problem) => say(problem ? `${problem} Trying again until it does.` : 'The gateway answers again.'),
  });
  const chromium = chromiumOnce(join(folder.path, 'chromium'));
  // The first look may unpack one, which takes seconds; a person who waits for a preview should not wait for that.
  chromium().then(
    ({ version, source }) => say(`Apps run in ${version} (${source}).`),
    (error: unknown) => say(error instanceof Error ? error.message : String(error)),
  );
  const { name, isOnce, sessions } = args;
  await SimulatorAgent.run(
    { name, isOnce, sessions, gateway, folder, devices: DEVICES, findChromium: chromium, say },
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

/** What the person who started the agent is told when it ends by itself. */
function reasonOf(error: unknown): string {
  if (error instanceof ArgumentsError) return error.message;
  if (error instanceof TokenRefused)
    return `The platform refuses the token: ${error.message} Make a new one with the mutation createAgentToken and give it as --token.`;
  if (error instanceof Refused) return `The platform refuses the agent: ${error.message}`;
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOSPC')
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
