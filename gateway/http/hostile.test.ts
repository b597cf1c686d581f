import { once } from 'node:events';
import { connect } from 'node:net';
import { startTestGateway, type TestGateway } from '../testing/test-gateway';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

/** Sends bytes and gives the first line of the answer; an empty one when the connection is closed without. */
async function send(bytes: string): Promise<string> {
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => socket.destroy());
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  socket.end(bytes);
  await once(socket, 'close');
  return text.split('\r\n')[0] ?? '';
}
const alive = async () => (await gateway.ask('{ me { id } }')).body.data;
const UPGRADE =
  'host: x\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

describe('the gateway goes on after', () => {
  it.each([
    ['an upgrade to no path', `GET // HTTP/1.1\r\n${UPGRADE}`, /^HTTP\/1.1 404/],
    ['an upgrade to another path', `GET /other HTTP/1.1\r\n${UPGRADE}`, /^HTTP\/1.1 404/],
    ['an upgrade to a whole URL', `GET http://evil.example/graphql HTTP/1.1\r\n${UPGRADE}`, /^HTTP\/1.1 404/],
    ['a path that is none', 'GET // HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', /^HTTP\/1.1 4\d\d/],
    [
      'a target that is a URL',
      'GET http://evil.example/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      /^HTTP\/1.1 400/,
    ],
    [
      'two lengths',
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}',
      /^HTTP\/1.1 400/,
    ],
    [
      'a length and chunks',
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      /^HTTP\/1.1 400/,
    ],
    ['no HTTP at all', '\u0000\u0001\r\n\r\n', /^HTTP\/1.1 400/],
    [
      'a body that ends early',
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"query',
      /^(HTTP\/1.1 400.*)?$/,
    ],
  ])('%s', async (_what, bytes, firstLine) => {
    expect(await send(bytes)).toMatch(firstLine);
    expect(await alive()).toEqual({ me: { id: 'u1' } });
  });

  it.each([
    [
      'names of objects as variables',
      { query: 'query ($constructor: ID!) { user(id: $constructor) { id } }', variables: { constructor: 'u1' } },
    ],
    [
      'a polluting key',
      JSON.parse('{"query":"{ user(id: \\"u1\\") { id } }","variables":{"__proto__":{"polluted":true}}}') as object,
    ],
    ['an unknown extension', { query: '{ user(id: "u1") { id } }', extensions: { a: 1 } }],
  ])('%s', async (_what, body) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(await response.json()).toEqual({ data: { user: { id: 'u1' } } });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('a body that is no text', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]);
    expect((await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body })).status).toBe(400);
    expect(await alive()).toEqual({ me: { id: 'u1' } });
  });

  it('brings a person who opens the endpoint in a browser to the page', async () => {
    const visit = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html,*/*' }, redirect: 'manual' });
    expect([visit.status, visit.headers.get('location')]).toEqual([303, '/']);
  });
});
