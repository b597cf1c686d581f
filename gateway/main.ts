import { join } from 'node:path';
import { ConfigError, loadStandaloneConfig, type Config, type StandaloneConfig } from '#platform/config';
import { OBJECTS_PATH, openPlatform, openServiceRegistry } from '#platform/open';
import { createLogger } from '#platform/telemetry/logger';
import { startGateway } from './gateway';
import { previewPage } from './preview-page/preview-page';

// node dist/gateway/main.js: the gateway as a process of its own, told everything by its environment.
const SUPERGRAPH = join(__dirname, '..', 'schema', 'supergraph.graphql');

async function start(config: Config & { standalone: StandaloneConfig }): Promise<void> {
  const { standalone } = config;
  const logger = createLogger('gateway', config.logLevel);
  const platform = await openPlatform({ ...standalone, ...config });
  const gateway = await startGateway({
    supergraphPath: SUPERGRAPH,
    host: config.host,
    port: config.port,
    registry: openServiceRegistry(config.kinds, standalone.subgraphUrls),
    cache: platform.cache,
    rateLimiter: platform.rateLimiter,
    viewerSecret: standalone.viewerSecret,
    publicUrl: standalone.publicUrl,
    logger,
    engine: config.gatewayEngine,
    pages: {
      [OBJECTS_PATH]: (request, response) => platform.objectRoute(request, response),
      '/preview': previewPage({ demoToken: () => null }),
      // Mail that anyone may read is a development aid, never a page of production.
      ...(config.profile === 'embedded' && {
        '/mailbox': platform.mailboxRoute,
        '/mailbox.json': platform.mailboxRoute,
      }),
    },
  });
  const stop = async (): Promise<void> => {
    await gateway.close();
    await platform.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

function explain(error: unknown): void {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (taken) console.error('The port of the gateway is taken by another process; choose another one with PORT.');
  else console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}

void Promise.resolve()
  .then(() => start(loadStandaloneConfig()))
  .catch(explain);
