import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { urlOf } from './server';

/** What tells of requests to become a socket: an HTTP server, or a part of one. */
export interface Upgrades {
  on(event: 'upgrade', listener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): unknown;
}

/** The requests of one path, if there is such a path, and all others. */
export function splitUpgrades(upgrades: Upgrades, path: string | null): { atPath: Upgrades; others: Upgrades } {
  const [atPath, others] = [new EventEmitter(), new EventEmitter()];
  upgrades.on('upgrade', (request, socket, head) => {
    const target = urlOf(request)?.pathname === path ? atPath : others;
    target.emit('upgrade', request, socket, head);
  });
  return { atPath, others };
}
