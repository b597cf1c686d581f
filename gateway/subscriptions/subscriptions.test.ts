import { once } from 'node:events';
import type { ExecutionResult } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { EventLog } from '../testing/event-log';
import { startTestGateway, type TestGateway } from '../testing/test-gateway';

const log = new EventLog();
let gateway: TestGateway;
const clients: Client[] = [];
const stopped: string[] = [];
beforeAll(async () => {
  gateway = await startTestGateway({ log, patience: { firstSeconds: 0.3, againSeconds: 20 } });
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
  for (const name of stopped.splice(0)) await gateway.federation.restart(name);
  await until(() => log.followers === 0);
  log.clear();
});
afterAll(() => gateway.close());

/** Takes a subgraph down until it is brought back, by the test or after it. */
async function stop(name: string): Promise<void> {
  await gateway.federation.stop(name);
  stopped.push(name);
}
async function bringBack(): Promise<void> {
  for (const name of stopped.splice(0)) await gateway.federation.restart(name);
}

function open(connectionParams: Record<string, unknown> = {}, lazy = true): Client {
  const client = createClient({
    url: `${gateway.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    lazy,
    retryAttempts: 0,
  });
  clients.push(client);
  return client;
}

const follow = (query: string, variables: Record<string, unknown> = {}, client = open()) =>
  client.iterate({ query, variables }) as AsyncIterableIterator<ExecutionResult>;
const next = async (events: AsyncIterableIterator<ExecutionResult>) => (await events.next()).value as ExecutionResult;
/** Resolves when the condition holds; the event loop goes on in between. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

describe('a subscription', () => {
  it('delivers events of one subgraph with the fields of others', async () => {
    log.append('First words');
    const events = follow(
      `subscription ($id: ID!) { reviewChanged(id: $id) { text: body author { name nick friends { name } } product { title inStock shipping maker { name } } } }`,
      { id: 'r2' },
    );
    const expected = (text: string) => ({
      data: {
        reviewChanged: {
          text,
          author: { name: 'Bob', nick: 'bobby', friends: [{ name: 'Ada' }] },
          product: { title: 'Couch', inStock: false, shipping: 0, maker: { name: 'Bob' } },
        },
      },
    });
    expect(await next(events)).toEqual(expected('First words'));
    log.append('Second words');
    expect(await next(events)).toEqual(expected('Second words'));
  });

  it('delivers what it can when one of the other subgraphs is away', async () => {
    log.append('text');
    await stop('catalog');
    const events = follow('subscription { reviewChanged(id: "r2") { body product { upc maker { name } } } }');
    expect(await next(events)).toEqual({
      data: { reviewChanged: { body: 'text', product: { upc: 'p2', maker: null } } },
      errors: [
        expect.objectContaining({
          path: ['reviewChanged', 'product', 'maker'],
          extensions: expect.objectContaining({ code: 'UNAVAILABLE' }) as object,
        }),
      ],
    });
  });

  it('is closed at its subgraph as soon as the client has gone, also while nothing happens', async () => {
    const client = open();
    const events = follow('subscription { reviewLog(upc: "p1", after: 0) { text } }', {}, client);
    const waiting = events.next();
    await until(() => log.followers === 1);
    await client.dispose();
    await waiting.catch(() => undefined);
    await until(() => log.followers === 0);
    await until(() => gateway.federation.subgraph('reviews').sockets() === 0);
    expect(log.followers).toBe(0);
  });

  it('is closed at its subgraph when the client ends only it', async () => {
    const client = open();
    const log1 = follow('subscription { reviewLog(upc: "p1", after: 0) { text } }', {}, client);
    const log2 = follow('subscription { reviewLog(upc: "p2", after: 0) { text } }', {}, client);
    const second = log2.next();
    void log1.next();
    await until(() => log.followers === 2);
    await log1.return?.();
    await until(() => log.followers === 1);
    log.append('still there');
    expect(await second).toMatchObject({ value: { data: { reviewLog: { text: 'still there' } } } });
  });

  it('ends with the error of a subgraph that refuses it', async () => {
    const events = follow('subscription { refusedLog { text } }');
    expect(await next(events)).toEqual({
      errors: [
        expect.objectContaining({
          message: 'There is no such log.',
          extensions: expect.objectContaining({ code: 'NOT_FOUND' }) as object,
        }),
      ],
    });
    expect(await events.next()).toMatchObject({ done: true });
  });

  it('ends with UNAVAILABLE when its subgraph cannot be reached from the first', async () => {
    await stop('reviews');
    const events = follow('subscription { reviewChanged(id: "r2") { body } }');
    expect((await next(events)).errors?.[0]).toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
    expect(await events.next()).toMatchObject({ done: true });
  });
});

describe('when the subgraph restarts', () => {
  it('goes on with the present state', async () => {
    log.append('before');
    const events = follow('subscription { reviewChanged(id: "r2") { body product { title } } }');
    expect(await next(events)).toEqual({ data: { reviewChanged: { body: 'before', product: { title: 'Couch' } } } });
    await stop('reviews');
    const after = next(events);
    log.append('meanwhile');
    await bringBack();
    expect(await after).toEqual({ data: { reviewChanged: { body: 'meanwhile', product: { title: 'Couch' } } } });
  });

  it.each([
    ['a literal', 'subscription { reviewLog(upc: "p1", after: 0) { text author { nick } } }', {}],
    [
      'a variable',
      'subscription ($from: Int) { it: reviewLog(upc: "p1", after: $from) { text sequence } }',
      { from: 0 },
    ],
    ['nothing', 'subscription ($upc: ID!) { reviewLog(upc: $upc) { n: sequence text } }', { upc: 'p1' }],
  ])(
    'continues a log behind the last line, with no gap and no line twice, begun after %s',
    async (_, query, variables) => {
      log.append('one');
      log.append('two');
      const events = follow(query, variables);
      const seen = [await next(events), await next(events)];
      await stop('reviews');
      const third = next(events);
      log.append('three');
      log.append('four');
      await bringBack();
      seen.push(await third, await next(events));
      const texts = seen.map(({ data }) =>
        Object.values(data ?? {})
          .map((line) => (line as { text: string }).text)
          .join(),
      );
      expect(texts).toEqual(['one', 'two', 'three', 'four']);
      expect(JSON.stringify(seen)).not.toContain('_gateway');
    },
  );
});

describe('the socket', () => {
  it('knows the viewer by the token of its parameters, in the forms that clients use', async () => {
    const token = await gateway.accounts.sessionToken('usr_7');
    const authorization = `Bearer ${token}`;
    for (const parameters of [{ authorization }, { Authorization: authorization }, { headers: { authorization } }]) {
      const result = await next(follow('{ header(name: "x-viewer") }', {}, open(parameters)));
      const { header } = result.data as { header: string };
      expect(Buffer.from(header.split('.')[0] ?? '', 'base64url').toString()).toContain('"usr_7"');
    }
  });

  it('hands the signed viewer to the owner of a subscription, and drops a forged one', async () => {
    const events = follow('subscription { viewerSeen }', {}, open({ 'x-viewer': 'forged' }));
    const { viewerSeen } = (await next(events)).data as { viewerSeen: string };
    expect(Buffer.from(viewerSeen.split('.')[0] ?? '', 'base64url').toString()).toContain('"viewer":null');
  });

  it('lets a changed role and a revoked session bite at the next event and the next operation', async () => {
    const client = open({ authorization: `Bearer ${await gateway.accounts.sessionToken('usr_8')}` }, false);
    const events = follow('subscription { reviewLog(upc: "p1", after: 0) { text viewer } }', {}, client);
    const seen = async () => {
      const { text, viewer } = ((await next(events)).data as { reviewLog: { text: string; viewer: string } }).reviewLog;
      return `${text} ${/"tem_1":"(\w+)"/.exec(Buffer.from(viewer.split('.')[0] ?? '', 'base64url').toString())?.[1]}`;
    };
    log.append('one');
    expect(await seen()).toBe('one OWNER');
    gateway.accounts.role = 'VIEWER';
    await gateway.cache.close();
    log.append('two');
    expect(await seen()).toBe('two VIEWER');
    gateway.accounts.revoked.add('ses_usr_8');
    await gateway.cache.close();
    log.append('three');
    expect(await next(events)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(await events.next()).toMatchObject({ done: true });
    await expect(follow('{ me { id } }', {}, client).next()).rejects.toMatchObject([
      { message: 'The session has been signed out.', extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  it('is closed with 4401 and the reason when the token is bad', async () => {
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: 'Bearer nac_pat_bad' } }));
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
    expect([code, String(reason)]).toEqual([4401, 'There is no such token.']);
  });

  it('runs queries and mutations as well, and refuses what does not validate', async () => {
    expect(await next(follow('{ me { name } rateLimit { cost } }'))).toEqual({
      data: { me: { name: 'Ada' }, rateLimit: { cost: 2 } },
    });
    await expect(follow('{ nope }').next()).rejects.toMatchObject([{ extensions: { code: 'INVALID_INPUT' } }]);
    await expect(
      follow('subscription { reviewChanged(id: "r1") { body } reviewLog(upc: "p1") { text } }').next(),
    ).rejects.toHaveLength(1);
  });

  it('is closed with 1001 when the gateway goes away, and nothing is left open behind it', async () => {
    const own = await startTestGateway({ log });
    const socket = new WebSocket(`${own.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await once(socket, 'message');
    socket.send(
      JSON.stringify({
        id: '1',
        type: 'subscribe',
        payload: { query: 'subscription { reviewLog(upc: "p1") { text } }' },
      }),
    );
    await until(() => log.followers === 1);
    const closed = once(socket, 'close');
    await own.close();
    expect((await closed)[0]).toBe(1001);
    await until(() => log.followers === 0);
  });

  it('is offered at /graphql only', async () => {
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/other`, 'graphql-transport-ws');
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toMatch(/404/);
  });
});
