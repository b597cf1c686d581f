import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut: to both ends it looks as if the other host had died. */
export interface SeverableLink {
  /** The server's URL, by way of the link. */
  url: string;
  /** Cuts every connection and refuses new ones. */
  sever(): void;
  /** Lets new connections through again. */
  mend(): void;
  close(): Promise<void>;
}

export async function severableLink(serverUrl: string): Promise<SeverableLink> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let severed = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    // A cut shows as an error on either side; the close that follows is what counts.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    keep(near);
    if (severed) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(port), hostname);
    keep(far);
    near.setNoDelay(true).pipe(far.setNoDelay(true)).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => sockets.forEach((socket) => socket.destroy());
  return {
    url: url.href,
    sever: () => {
      severed = true;
      cut();
    },
    mend: () => {
      severed = false;
    },
    close: async () => {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}
