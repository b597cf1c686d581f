import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GatewayOptions, startGateway } from '#gateway/gateway';
import { previewPage } from '#gateway/preview-page/preview-page';
import type { Config } from '#platform/config';
import { diskFull, StartError } from '#platform/database/embedded-postgres/start-error';
import { serve } from '#platform/graphql/serve';
import { OBJECTS_PATH, openPlatform, openServiceRegistry } from '#platform/open';
import { createLogger } from '#platform/telemetry/logger';
import { subgraphs } from '#subgraphs/index';
import { startAgents } from './agents';
import { startDatabase } from './database';
import { DATABASE_URL_FILE, isFull, openDataFolder, requireProgram, secretsOf } from './data-folder';
import { demoAccount } from './demo-account';
import { requireFreePort } from './ports';
import { StartProblem } from './start-problem';

const SUPERGRAPH = join(__dirname, '..', 'schema', 'supergraph.graphql');
/** Nobody but this machine reaches the embedded profile: it hands out a demo token. */
const LOOPBACK = '127.0.0.1';

export interface RunningPlatform {
  gatewayUrl: string;
  demo: { email: string; token: string };
  close(): Promise<void>;
}

/**
 * Starts everything in one place: database, eight subgraphs, gateway, agents. What was started is stopped again when a later part cannot start.
 * With `onDifference` every query is answered by both engines and compared, for tests.
 */
export async function startEmbedded(
  config: Config,
  onDatabaseGone: (reason: string) => void,
  onDifference?: GatewayOptions['onDifference'],
): Promise<RunningPlatform> {
  const stops: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const stop of stops.splice(0).toReversed()) await stop();
  };
  try {
    return { ...(await start({ config, onDatabaseGone, onDifference, stops })), close };
  } catch (error) {
    await close();
    // What fails for want of room fails anywhere, in words about something else.
    const isAboutTheDisk = !(error instanceof StartError || error instanceof StartProblem) && isFull(config.dataFolder);
    throw isAboutTheDisk ? new StartError(diskFull(config.dataFolder), { cause: error }) : error;
  }
}

interface Start {
  config: Config;
  onDatabaseGone: (reason: string) => void;
  onDifference: GatewayOptions['onDifference'];
  stops: (() => Promise<void>)[];
}

async function start({ config, onDatabaseGone, onDifference, stops }: Start) {
  const { dataFolder, logLevel, gatewayEngine } = config;
  const log = createLogger('embedded', logLevel);
  // What is wrong with the command is said before anything is made.
  if (config.chromiumPath) requireProgram(config.chromiumPath);
  const port = await requireFreePort(LOOPBACK, config.port);
  openDataFolder(dataFolder);
  const gatewayUrl = `http://${LOOPBACK}:${port}`;
  const postgres = await startDatabase(join(dataFolder, 'postgres'), log, onDatabaseGone);
  stops.push(() => postgres.close());

  writeFileSync(join(dataFolder, DATABASE_URL_FILE), postgres.url, { mode: 0o600 });

  const secrets = secretsOf(dataFolder);
  const platform = await openPlatform({
    ...secrets,
    kinds: config.kinds,
    redis: config.redis,
    dataFolder,
    logLevel,
    databaseUrl: postgres.url,
    gatewayUrl,
    publicUrl: gatewayUrl,
  });
  stops.push(() => platform.close());

  const running = await Promise.all(
    subgraphs.map(async (subgraph) => {
      const served = await serve(subgraph, platform.platformFor(subgraph.name));
      stops.push(() => served.close());
      return [subgraph.name, served.url] as const;
    }),
  );
  stops.push(() => platform.stop());
  await platform.start();

  let demoToken: string | null = null;
  const pages: GatewayOptions['pages'] = {
    [OBJECTS_PATH]: (request, response) => platform.objectRoute(request, response),
    '/mailbox': platform.mailboxRoute,
    '/mailbox.json': platform.mailboxRoute,
    '/preview': previewPage({ demoToken: () => demoToken }),
  };
  const gateway = await startGateway({
    supergraphPath: SUPERGRAPH,
    host: LOOPBACK,
    port,
    registry: openServiceRegistry(config.kinds, Object.fromEntries(running)),
    cache: platform.cache,
    rateLimiter: platform.rateLimiter,
    viewerSecret: secrets.viewerSecret,
    logger: createLogger('gateway', logLevel),
    engine: gatewayEngine,
    ...(onDifference && { onDifference }),
    demoToken: () => demoToken,
    isLoopbackOnly: true,
    pages,
  });
  stops.push(() => gateway.close());
  const agents = startAgents({ gatewayUrl, token: secrets.platformAgentToken, dataFolder, log });
  stops.push(() => agents.close());

  const demo = await demoAccount(gatewayUrl, dataFolder);
  demoToken = demo.token;
  return { gatewayUrl, demo };
}
