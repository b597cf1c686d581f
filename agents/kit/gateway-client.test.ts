import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayClient } from './gateway-client';
import { PlatformBroken } from './gateway-errors';
import type { TypedDocument } from './typed-document';

const OK = { data: { ok: true } };
const failing = (code: string) => ({ data: null, errors: [{ message: 'It broke.', extensions: { code } }] });
const INTERNAL = failing('INTERNAL_SERVER_ERROR');
const UNAVAILABLE = failing('UNAVAILABLE');
const document = { toString: () => '{ ok }' } as TypedDocument<{ ok: boolean }, object>;

describe('a request that the agent insists on', () => {
  let server: Server;
  let answers: object[];
  let asked: number;
  beforeEach(async () => {
    asked = 0;
    server = createServer((_, response) => {
      const answer = answers[Math.min(asked++, answers.length - 1)];
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  const insist = (...given: object[]) => {
    answers = given;
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const gateway = new GatewayClient({ url, token: 'token', mostInternalErrors: 2 });
    return gateway.insist(document, {}, AbortSignal.timeout(20_000));
  };

  it('is given up when the platform fails at it again and again', async () => {
    const error = await insist(INTERNAL).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PlatformBroken);
    expect((error as Error).message).toContain('2 times in a row, the last time with: It broke.');
    expect(asked).toBe(2);
  });

  it('is repeated after a passing internal error, and however often a part of the platform is away', async () => {
    await expect(insist(INTERNAL, UNAVAILABLE, UNAVAILABLE, INTERNAL, OK)).resolves.toEqual({ ok: true });
    expect(asked).toBe(5);
  });
});
