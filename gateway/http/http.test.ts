import { connect } from 'node:net';
import { once } from 'node:events';
import { startTestGateway, type TestGateway } from '../testing/test-gateway';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  return `${errors[0]?.extensions.code}: ${errors[0]?.message}`;
};

describe('a request by HTTP', () => {
  it('is answered in the form that the client accepts', async () => {
    const query = JSON.stringify({ query: '{ me { name } }' });
    const plain = await post(query);
    expect([plain.status, plain.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(await plain.json()).toEqual({ data: { me: { name: 'Ada' } } });
    const accept = 'application/graphql-response+json, application/json;q=0.5';
    const modern = await post(query, { 'content-type': 'application/json', accept });
    expect(modern.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
    expect((await post(query, { 'content-type': 'application/json', accept: 'text/html' })).status).toBe(406);
  });

  it('tells by the status that nothing ran, in the newer form only', async () => {
    const query = JSON.stringify({ query: '{ nope }' });
    expect((await post(query)).status).toBe(200);
    const accept = 'application/graphql-response+json';
    expect((await post(query, { 'content-type': 'application/json', accept })).status).toBe(400);
  });

  it('may be a GET, for queries', async () => {
    const query = new URLSearchParams({ query: 'query ($t: String) { echo(text: $t) }', variables: '{"t":"hi"}' });
    expect(await (await fetch(`${gateway.url}/graphql?${query.toString()}`)).json()).toEqual({
      data: { echo: 'hi SMALL' },
    });
    const mutation = new URLSearchParams({ query: 'mutation { rename(id: "u1", name: "x") { id } }' });
    const refused = await fetch(`${gateway.url}/graphql?${mutation.toString()}`);
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(`${gateway.url}/graphql`, { method: 'DELETE' })).status).toBe(405);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'is refused as %p, which a page of another origin could send',
    async (type) => {
      const response = await post('{"query":"{ me { id } }"}', type ? { 'content-type': type } : {});
      expect(response.status).toBe(415);
      expect(await codeOf(response)).toMatch(/INVALID_INPUT: .*application\/json/);
    },
  );

  it('is refused with a sentence when it is no GraphQL request', async () => {
    expect(await codeOf(await post('{'))).toMatch(/The body is no JSON/);
    expect(await codeOf(await post('"text"'))).toMatch(/JSON object/);
    expect(await codeOf(await post('{}'))).toMatch(/no `query`/);
    expect(await codeOf(await post('[{"query":"{ me { id } }"}]'))).toMatch(/Batches/);
    expect(await codeOf(await post('{"query":"{ me { id } }","variables":[1]}'))).toMatch(/`variables`/);
    expect(await codeOf(await post('{"query":"query ($id: ID!) { user(id: $id) { id } }"}'))).toMatch(/\$id/);
    expect((await post('{"query":"subscription { refusedLog { text } }"}')).status).toBe(400);
  });

  it('may not be larger than 8 MiB, and hears so before it is sent whole', async () => {
    const large = await post(JSON.stringify({ query: `{ echo(text: "${'x'.repeat(8 * 1024 * 1024)}") }` }));
    expect(large.status).toBe(413);
    expect(await codeOf(large)).toMatch(/LIMIT_EXCEEDED: .*8388608 bytes/);
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    const chunk = 'y'.repeat(64_000);
    const answered = once(socket, 'data');
    for (let sent = 0; sent < 140; sent++) socket.write(`${chunk.length.toString(16)}\r\n${chunk}\r\n`);
    expect(String((await answered)[0])).toMatch(/^HTTP\/1.1 413/);
    socket.destroy();
  });

  it('bears an id, its own when it is well-formed, in the header and in each error', async () => {
    const { headers, body } = await gateway.ask('{ refused }', { headers: { 'x-request-id': 'mine-1' } });
    expect(headers.get('x-request-id')).toBe('mine-1');
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', requestId: 'mine-1' });
    const forged = await gateway.ask('{ nope }', { headers: { 'x-request-id': 'a b"c' } });
    expect(forged.headers.get('x-request-id')).toMatch(/^req_/);
    expect(forged.body.errors?.[0]?.extensions.requestId).toBe(forged.headers.get('x-request-id'));
  });

  it('hands on its id and trace to the subgraphs and nothing else of its headers', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await gateway.ask('{ me { name } }', {
      headers: { 'x-request-id': 'abc', traceparent, cookie: 'a=b', 'x-secret': 'c' },
    });
    const headers = gateway.federation.subgraph('account').requests.at(-1)?.headers;
    expect(headers).toMatchObject({ 'x-request-id': 'abc', traceparent });
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('x-secret');
  });
});

describe('a request for something else', () => {
  it.each([
    ['GET', '/nothing', 404, 'NOT_FOUND: There is nothing at /nothing; the graph is at /graphql.'],
    ['GET', '/graphql/more', 404, 'NOT_FOUND: There is nothing at /graphql/more; the graph is at /graphql.'],
    [
      'GET',
      '/graphiql/editor.map',
      404,
      'NOT_FOUND: There is nothing at /graphiql/editor.map; the graph is at /graphql.',
    ],
    ['POST', '/', 405, 'INVALID_INPUT: / is only read: it takes GET, not POST.'],
    ['DELETE', '/livez', 405, 'INVALID_INPUT: /livez is only read: it takes GET, not DELETE.'],
    ['PUT', '/graphql', 405, 'INVALID_INPUT: /graphql takes GET and POST, not PUT.'],
  ])('%s %s is answered with %d and one error', async (method, path, status, error) => {
    const response = await fetch(gateway.url + path, { method });
    expect([response.status, await codeOf(response)]).toEqual([status, error]);
  });

  it('names the operations that a document lacks', async () => {
    const body = JSON.stringify({ query: 'query A { me { id } }', operationName: 'B' });
    expect(await codeOf(await post(body))).toBe('INVALID_INPUT: The document has no operation named "B".');
  });

  it('tells nothing of a fault in a page', async () => {
    const pages = {
      '/broken': () => {
        throw new Error('a secret');
      },
    };
    const broken = await startTestGateway({ pages });
    const response = await fetch(`${broken.url}/broken`);
    expect([response.status, await codeOf(response)]).toEqual([500, expect.not.stringContaining('secret')]);
    await broken.close();
  });
});

describe('the allowance', () => {
  it('is told in headers and in `rateLimit`, and refuses what goes beyond it', async () => {
    const small = await startTestGateway({ allowances: { anonymous: { capacity: 12, refillPerSecond: 0.1 } } });
    const first = await small.ask('{ rateLimit { limit cost remaining used resetAt } me { id } }');
    expect(first.body.data).toMatchObject({
      rateLimit: { limit: 12, cost: 2, remaining: 10, used: 2 },
      me: { id: 'u1' },
    });
    expect(first.headers.get('x-ratelimit-remaining')).toBe('10');
    const remaining = async () => (await small.ask('{ me { id } }')).headers.get('x-ratelimit-remaining');
    expect([await remaining(), await remaining(), await remaining()]).toEqual(['8', '6', '4']);
    await remaining();
    await remaining();
    const last = await small.ask('{ me { id } }');
    expect([last.status, last.body.errors?.[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(last.body.errors?.[0]?.message).toMatch(/12 points at once.*0 are left, and this one costs 2/);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    await small.close();
  });
});

describe('the other paths', () => {
  it('tell that the process lives and whether it is ready, and why not', async () => {
    expect((await fetch(`${gateway.url}/livez`)).status).toBe(200);
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
    const addresses = gateway.federation.registry.addressesOf('stock');
    gateway.federation.registry.put('stock', []);
    const unready = await fetch(`${gateway.url}/readyz`);
    expect([unready.status, await unready.json()]).toMatchObject([
      503,
      { reasons: ['no address of the subgraph stock is known'] },
    ]);
    gateway.federation.registry.put('stock', addresses);
    await gateway.federation.stop('account');
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(503);
    await gateway.federation.restart('account');
  });

  it('are refused under a name that another site has made point here', async () => {
    const own = await startTestGateway({ isLoopbackOnly: true });
    const { hostname, port } = new URL(own.url);
    const ask = async (host: string) => {
      const socket = connect(Number(port), hostname);
      const answered = once(socket, 'data');
      socket.write(`GET /livez HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
      const [answer] = await answered;
      socket.destroy();
      return String(answer).slice(0, 12);
    };
    expect(await ask('evil.example')).toBe('HTTP/1.1 421');
    expect(await ask(`localhost:${port}`)).toBe('HTTP/1.1 200');
    await own.close();
  });

  it('lead to the pages of others, by the longest path that fits', async () => {
    const other = await startTestGateway({
      pages: { '/preview': (_request, response, url) => void response.end(`preview ${url.pathname}`) },
    });
    expect(await (await fetch(`${other.url}/preview/prv_1`)).text()).toBe('preview /preview/prv_1');
    expect((await fetch(`${other.url}/previews`)).status).toBe(404);
    expect((await fetch(`${other.url}//evil.example`)).status).toBe(404);
    await other.close();
  });
});
