import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AgentHealth } from './agent-health';
import type { HealthAddress } from './health-address';

/** Whoever asks says so at once, or is hung up on. */
const PATIENCE_MS = 5_000;

/** Thrown when the address cannot be listened at, with the sentence for the person who started the agent. */
class HealthAddressUnusable extends Error {
  constructor({ host, port }: HealthAddress, code: string | undefined) {
    const reason =
      code === 'EADDRINUSE' ? 'is taken by another process' : `cannot be used (${code ?? 'unknown error'})`;
    super(`Port ${port} on ${host} ${reason}; choose another one with --health-port.`);
    this.name = 'HealthAddressUnusable';
  }
}

/**
 * Answers `/livez` with 200 while the agent runs its loop, and `/readyz` with 200 while the platform hears it; else 503 and the reason, as JSON. Resolves to the URL; throws
 * `HealthAddressUnusable`. It does not keep the process alive.
 */
export async function serveHealth(health: AgentHealth, address: HealthAddress): Promise<string> {
  const server = createServer((request, response) => answer(health, request, response));
  server.headersTimeout = PATIENCE_MS;
  server.requestTimeout = PATIENCE_MS;
  server.unref();
  try {
    server.listen(address.port, address.host);
    await once(server, 'listening');
  } catch (error) {
    throw new HealthAddressUnusable(address, (error as NodeJS.ErrnoException).code);
  }
  const { port } = server.address() as AddressInfo;
  return `http://${address.host.includes(':') ? `[${address.host}]` : address.host}:${port}`;
}

function answer(health: AgentHealth, request: IncomingMessage, response: ServerResponse): void {
  const send = (status: number, body: object) => {
    const text = `${JSON.stringify(body)}\n`;
    const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text);
  };
  const say = (word: string, reason: string | null) =>
    send(reason ? 503 : 200, reason ? { status: `not ${word}`, reason } : { status: word });
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(405, { error: 'Health is only read, by GET.' });
  const [path] = (request.url ?? '').split('?');
  if (path === '/livez') say('alive', health.whyNotAlive());
  else if (path === '/readyz') say('ready', health.whyNotReady());
  else send(404, { error: 'Here are /livez and /readyz, nothing else.' });
}
