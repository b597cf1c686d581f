import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environment } from '#agents/kit/environment';
import { loadEmbeddedConfig } from '#platform/config';
import { Client } from './client';
import { story } from './story';

const DEFAULT_PROMPT = 'A habit tracker with streaks and reminders';
const STEP_LIMIT_MS = 120_000;

// npm run smoke -- [--gateway URL] [--prompt "…"]: the main job against a running platform, a tick a step.
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { gateway: { type: 'string' }, prompt: { type: 'string' } } });
  const client = new Client(values.gateway ?? `http://127.0.0.1:${loadEmbeddedConfig().port}`);
  const cacheFolder = join(homedir(), '.cache', 'native-app-cloud');
  const prompt = values.prompt ?? DEFAULT_PROMPT;
  const waits = (why: string) => console.log(`  … ${why}`);
  const steps = story({ client, prompt, env: environment, waits, cacheFolder });
  const begun = Date.now();
  for (const { name, run } of steps) {
    const from = Date.now();
    const seconds = () => `${((Date.now() - from) / 1000).toFixed(1)} s`;
    try {
      console.log(`✓ ${name.padEnd(28)} ${withSeconds(await limited(run, name), seconds)}`);
    } catch (error) {
      console.error(`✗ ${name.padEnd(28)} ${seconds()}  ${wordsOf(error)}`);
      process.exit(1);
    }
  }
  console.log(`All ${steps.length} steps in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
  process.exit(0);
}

const withSeconds = (seen: string, seconds: () => string) => `${seconds().padStart(7)}  ${seen}`;

function limited(run: () => Promise<string>, name: string): Promise<string> {
  return Promise.race([
    run(),
    new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error(`"${name}" took more than ${STEP_LIMIT_MS / 1000} s.`)), STEP_LIMIT_MS).unref();
    }),
  ]);
}

function wordsOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { code?: string } };
  if (cause?.code === 'ECONNREFUSED')
    return 'No platform answers there; start one with `npm start`, or name another one with --gateway.';
  return message;
}

main().catch((error: unknown) => {
  console.error(wordsOf(error));
  process.exit(1);
});
