import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, isStandalone, loadEmbeddedConfig, loadStandaloneConfig } from '#platform/config';
import { listDeadLetters, replayDeadLetter } from '#platform/database/dead-letters';
import type { Subgraph } from '#platform/graphql/subgraph';
import { openPlatform, type OpenOptions } from '#platform/open';
import type { Platform } from '#platform/platform';
import { subgraphs } from '#subgraphs/index';
import { DATABASE_URL_FILE, secretsOf } from './data-folder';
import { StartProblem } from './start-problem';

const USAGE = 'Usage: npm run dead-letters -- list | replay <subgraph> <id of the event or job>';
const SHOWN = 100;

// npm run dead-letters: what a subgraph gave up after several tries, events and jobs of its own, and trying one again once the cause is mended.
async function main([command, name, id]: string[]): Promise<void> {
  if (command === 'list') return list();
  const subgraph = subgraphs.find((known) => known.name === name);
  if (command !== 'replay' || !subgraph || !id) throw new StartProblem(USAGE);
  await withPlatform(async (platform) => {
    const own = platform.platformFor(subgraph.name);
    const outcome = isJob(id) ? await retryJob(own, id) : await replayEvent(subgraph, own, id);
    console.log(outcome ?? `${subgraph.name} keeps no ${id} that was given up; \`list\` shows what there is.`);
    if (outcome === null) process.exitCode = 1;
  });
}

const isJob = (id: string) => id.startsWith('job_');

async function replayEvent(subgraph: Subgraph, own: Platform, eventId: string): Promise<string | null> {
  const db = await own.database({ ...subgraph, subgraph: subgraph.name }).initialize();
  const { consumers = [] } = subgraph.wire(db, own);
  const isKnown = await replayDeadLetter(db, consumers, eventId).finally(() => db.destroy());
  return isKnown ? `${eventId} was handled by ${subgraph.name}.` : null;
}

/** The job has all its tries again, in the subgraph's own process. */
async function retryJob({ jobQueue }: Platform, id: string): Promise<string | null> {
  return (await jobQueue.retry(id)) ? `${id} waits to be run again; \`list\` shows it if it fails.` : null;
}

async function list(): Promise<void> {
  await withPlatform(async (platform) => {
    const lines: string[] = [];
    for (const subgraph of subgraphs) {
      const own = platform.platformFor(subgraph.name);
      const db = await own.database({ ...subgraph, subgraph: subgraph.name }).initialize();
      const letters = await listDeadLetters(db, SHOWN).finally(() => db.destroy());
      for (const { eventId, event, failure, attempts, at } of letters)
        lines.push(lineOf(subgraph.name, eventId, event.name, at, attempts, failure));
      for (const { id, kind, failedAt, attempt, error } of await own.jobQueue.failed(SHOWN))
        lines.push(lineOf(subgraph.name, id, kind, failedAt, attempt, error));
    }
    console.log(lines.length > 0 ? lines.join('\n') : 'No event and no job was given up.');
  });
}

const lineOf = (...[subgraph, id, what, at, tries, why]: [string, string, string, Date, number, string]) =>
  `${subgraph}  ${id}  ${what}  ${at.toISOString()}  after ${tries} tries: ${why}`;

async function withPlatform(
  work: (platform: Awaited<ReturnType<typeof openPlatform>>) => Promise<void>,
): Promise<void> {
  const platform = await openPlatform({ ...options(), logLevel: 'silent' });
  try {
    await work(platform);
  } finally {
    await platform.close();
  }
}

function options(): Omit<OpenOptions, 'logLevel'> {
  if (isStandalone()) {
    const { standalone, kinds, redis, dataFolder } = loadStandaloneConfig();
    return { ...standalone, kinds, redis, dataFolder };
  }
  const { kinds, redis, dataFolder, port } = loadEmbeddedConfig();
  const gatewayUrl = `http://127.0.0.1:${port}`;
  return {
    ...secretsOf(dataFolder),
    kinds,
    redis,
    dataFolder,
    databaseUrl: databaseUrl(dataFolder),
    gatewayUrl,
    publicUrl: gatewayUrl,
  };
}

function databaseUrl(dataFolder: string): string {
  try {
    return readFileSync(join(dataFolder, DATABASE_URL_FILE), 'utf8');
  } catch {
    throw new StartProblem(
      `There is no running platform in ${dataFolder}; begin it with \`npm start\`, or name its folder in DATA_DIR.`,
    );
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(),
  (error: unknown) => {
    const isExpected = error instanceof StartProblem || error instanceof ConfigError;
    if (isExpected) console.error(error.message);
    else console.error(error instanceof Error ? error.stack : error);
    process.exit(1);
  },
);
