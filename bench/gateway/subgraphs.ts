import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { serveBenchSubgraph } from './bench-subgraph';
import { STORE } from './store';

// A process of its own. Tells its parent where the subgraphs are, and how many questions came since it was last asked.
async function main(): Promise<void> {
  let requests = 0;
  const running = await Promise.all(STORE.map((subgraph) => serveBenchSubgraph(subgraph, () => requests++)));
  const services = STORE.map(({ name, sdl }, index) => ({ name, url: running[index]?.url, typeDefs: parse(sdl) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  process.send?.({ supergraphSdl, urls: Object.fromEntries(services.map(({ name, url }) => [name, url])) });
  process.on('message', () => {
    process.send?.({ requests });
    requests = 0;
  });
  process.once('disconnect', () => process.exit());
}

void main();
