import { serviceRegistryContract } from '#platform/ports/service-registry.contract';
import { StaticServiceRegistry } from './static';

serviceRegistryContract('static', () => {
  const registry = new StaticServiceRegistry();
  return Promise.resolve({
    registry,
    move: (subgraph, addresses) => {
      registry.put(subgraph, addresses);
      return Promise.resolve();
    },
  });
});

it('takes the addresses of a configuration', () => {
  expect(new StaticServiceRegistry({ build: ['http://build:4000/'] }).addressesOf('build')).toEqual([
    'http://build:4000',
  ]);
});
