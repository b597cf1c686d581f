import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port on which a test's object store answers its signed URLs, as the gateway does otherwise. */
export async function serveObjects(): Promise<{
  url: string;
  use(route: RequestListener): void;
  close(): Promise<void>;
}> {
  let route: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => route(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    use: (given) => void (route = given),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
