import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestGateway } from './testing/test-gateway';

it('runs queries and mutations on the reference engine when it is told to, with everything around them the same', async () => {
  const gateway = await startTestGateway({ engine: 'apollo' });
  const answer = await gateway.ask(
    '{ limit: rateLimit { cost } product(upc: "p1") { title reviews { id } } type: __type(name: "User") { name } __typename refused }',
  );
  expect(JSON.stringify(answer.body.data)).toBe(
    '{"limit":{"cost":8},"product":{"title":"Table","reviews":[{"id":"r1"},{"id":"r3"}]},"type":{"name":"User"},"__typename":"Query","refused":null}',
  );
  expect(answer.body.errors).toEqual([
    {
      message: 'You may not know this.',
      path: ['refused'],
      extensions: { code: 'FORBIDDEN', hint: 'ask the owner', requestId: answer.headers.get('x-request-id') },
    },
  ]);
  await gateway.federation.stop('reviews');
  const partial = await gateway.ask('{ product(upc: "p1") { title } latest { id } }');
  expect(partial.body).toMatchObject({
    data: { product: { title: 'Table' }, latest: null },
    errors: [{ extensions: { code: 'UNAVAILABLE' } }],
  });
  await gateway.close();
});

it('tells a test of every query that the engines answer differently, and only of those', async () => {
  const gateway = await startTestGateway();
  const log = gateway.differences;
  await gateway.ask('{ product(upc: "p1") { title reviews { id } } rateLimit { remaining } }');
  await gateway.ask('mutation { rename(id: "u1", name: "x") { name } }');
  log.expectNone();
  // The reference's planner takes this alias for the key of the entity.
  const { body } = await gateway.ask('{ product(upc: "p1") { upc: title reviews { id } } }');
  expect(body.data).toMatchObject({ product: { upc: 'Table' } });
  await expect(gateway.close()).rejects.toThrow(/upc: title[^]+variables: \{\}\n- data: /);
  expect(log.take()).toEqual([]);
});

it('finishes the requests that run when it is closed, and takes no new ones', async () => {
  let release: (() => void) | undefined;
  const slow = createServer((request, response) => {
    request.resume();
    release = () => response.setHeader('content-type', 'application/json').end('{"data":{"me":{"id":"late"}}}');
  });
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  const gateway = await startTestGateway({ isCompared: false });
  gateway.federation.registry.put('account', [`http://127.0.0.1:${(slow.address() as AddressInfo).port}`]);
  const running = gateway.ask('{ me { id } }');
  while (!release) await new Promise((resolve) => setImmediate(resolve));
  const closed = gateway.close();
  await expect(fetch(`${gateway.url}/livez`)).rejects.toThrow(/fetch failed/);
  release();
  expect((await running).body).toEqual({ data: { me: { id: 'late' } } });
  await closed;
  slow.close();
});

it('does not start on a supergraph that cannot be read or a port that is taken', async () => {
  await expect(startTestGateway({ supergraphPath: '/nowhere/supergraph.graphql' })).rejects.toThrow(/ENOENT/);
  const gateway = await startTestGateway();
  await expect(startTestGateway({ port: Number(new URL(gateway.url).port) })).rejects.toThrow(/EADDRINUSE/);
  await gateway.close();
});
