import { setTimeout as pause } from 'node:timers/promises';
import type { Outage } from '#platform/ports/outage.contract';
import { severableLink } from '#platform/testing/severable-link';
import { RedisServer } from './server';

export interface Away {
  url: string;
  outage: Outage;
  close(): Promise<void>;
}

/** A silent connection is asked once a second, and given up when it is silent for another. */
const NOTICED_MS = 2_500;

/** Ways in which a Redis is away: it dies and starts empty, it hangs, the network to it is cut. */
export const OUTAGES: Record<string, () => Promise<Away>> = {
  'that is killed and starts again': async () => {
    const server = await RedisServer.start();
    return {
      url: server.url,
      outage: { begin: () => server.kill(), end: () => server.start() },
      close: () => server.close(),
    };
  },
  'that hangs': async () => {
    const server = await RedisServer.start();
    const outage = {
      begin: () => {
        server.pause();
        return pause(NOTICED_MS);
      },
      end: async () => server.resume(),
    };
    return { url: server.url, outage, close: () => server.close() };
  },
  'whose network is cut': async () => {
    const server = await RedisServer.start();
    const link = await severableLink(server.url);
    const outage = { begin: async () => link.sever(), end: async () => link.mend() };
    const close = async () => {
      await link.close();
      await server.close();
    };
    return { url: link.url, outage, close };
  },
};
