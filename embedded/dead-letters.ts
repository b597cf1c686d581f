import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, isStandalone, loadEmbeddedConfig, loadStandaloneConfig } from '#platform/config';
import { listDeadLetters, replayDeadLetter } from '#platform/database/dead-letters';
import { openPlatform, type OpenOptions } from '#platform/open';
import { subgraphs } from '#subgraphs/index';
import { DATABASE_URL_FILE, secretsOf } from './data-folder';
import { StartProblem } from './start-problem';

const USAGE = 'Usage: npm run dead-letters -- list | replay <subgraph> <event id>';
const SHOWN = 100;

// npm run dead-letters: events that a subgraph could not handle after several tries, and trying one again once the cause is mended.
async function main([command, name, eventId]: string[]): Promise<void> {
  if (command === 'list') return list();
  const subgraph = subgraphs.find((known) => known.name === name);
  if (command !== 'replay' || !subgraph || !eventId) throw new StartProblem(USAGE);
  await withPlatform(async (platform) => {
    const own = platform.platformFor(subgraph.name);
    const db = await own.database({ ...subgraph, subgraph: subgraph.name }).initialize();
    const { consumers = [] } = subgraph.wire(db, own);
    const isKnown = await replayDeadLetter(db, consumers, eventId);
    await db.destroy();
    console.log(
      isKnown
        ? `${eventId} was handled by ${subgraph.name}.`
        : `${subgraph.name} keeps no event ${eventId}; \`list\` shows those that there are.`,
    );
    if (!isKnown) process.exitCode = 1;
  });
}

async function list(): Promise<void> {
  await withPlatform(async (platform) => {
    let count = 0;
    for (const subgraph of subgraphs) {
      const db = await platform
        .platformFor(subgraph.name)
        .database({ ...subgraph, subgraph: subgraph.name })
        .initialize();
      for (const { eventId, event, failure, attempts, at } of await listDeadLetters(db, SHOWN)) {
        count++;
        console.log(
          `${subgraph.name}  ${eventId}  ${event.name}  ${at.toISOString()}  after ${attempts} tries: ${failure}`,
        );
      }
      await db.destroy();
    }
    if (count === 0) console.log('No event was given up.');
  });
}

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
    const { standalone, kinds, dataFolder } = loadStandaloneConfig();
    return { ...standalone, kinds, dataFolder };
  }
  const { kinds, dataFolder, port } = loadEmbeddedConfig();
  const gatewayUrl = `http://127.0.0.1:${port}`;
  return {
    ...secretsOf(dataFolder),
    kinds,
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
    console.error(error instanceof StartProblem || error instanceof ConfigError ? error.message : error);
    process.exit(1);
  },
);
