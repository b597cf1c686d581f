import { openServiceRegistry } from './open';

it('the service registry is of the kind that is configured, and knows the addresses that it is given', async () => {
  const registry = openServiceRegistry({ serviceRegistry: 'static' }, { build: 'http://127.0.0.1:4101/' });
  expect([registry.addressesOf('build'), registry.addressesOf('project')]).toEqual([['http://127.0.0.1:4101'], []]);
  await registry.close();
});
