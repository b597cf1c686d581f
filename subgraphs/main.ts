import 'reflect-metadata';
import { ConfigError, loadStandaloneConfig } from '#platform/config';
import { serve } from '#platform/graphql/serve';
import { openPlatform } from '#platform/open';
import { subgraphs } from './index';

// node dist/subgraphs/main.js build: one subgraph as a process of its own, told everything by its environment.
async function main(name: string | undefined): Promise<void> {
  const subgraph = subgraphs.find((known) => known.name === name);
  if (!subgraph)
    throw new ConfigError([
      `"${name ?? ''}" is no subgraph; give one of ${subgraphs.map((known) => known.name).join(', ')}.`,
    ]);
  const config = loadStandaloneConfig();
  const { host, port, standalone } = config;
  const platform = await openPlatform({ ...standalone, ...config });
  const own = platform.platformFor(subgraph.name);
  const running = await serve(subgraph, own, port, host);
  await platform.start();
  own.log.info({ url: running.url }, 'the subgraph is ready');
  const stop = async () => {
    await platform.stop();
    await running.close();
    await platform.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
