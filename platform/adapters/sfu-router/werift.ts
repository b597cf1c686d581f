import { NothingPublished, type SfuRouter, type SfuStats, type ViewerRights } from '#platform/ports/sfu-router';
import type { Network } from './werift/peer';
import { Session } from './werift/session';

/** Forwards within this process; needs no binary. Sessions live as long as the process does. */
export class WeriftSfuRouter implements SfuRouter {
  readonly #network: Network;
  readonly #sessions = new Map<string, Session>();
  readonly #goneHandlers: ((sessionId: string, viewerId: string) => void)[] = [];

  /** Without options it is reachable at 127.0.0.1 and at this machine's own addresses, on ports that the system chooses. */
  constructor(options: Partial<Network> = {}) {
    this.#network = { announcedAddresses: [], ports: null, isLoopbackOnly: false, ...options };
  }

  async publish(sessionId: string, offer: string): Promise<string> {
    const session =
      this.#sessions.get(sessionId) ??
      new Session(sessionId, this.#network, (viewerId) => this.#viewerGone(sessionId, viewerId));
    this.#sessions.set(sessionId, session);
    try {
      return await session.publish(offer);
    } catch (error) {
      // An offer that is refused leaves nothing behind.
      if (session.isEmpty && this.#sessions.get(sessionId) === session) this.#sessions.delete(sessionId);
      throw error;
    }
  }

  async view(sessionId: string, viewerId: string, offer: string, rights?: ViewerRights): Promise<string> {
    const session = this.#sessions.get(sessionId);
    if (!session) throw new NothingPublished(sessionId);
    return session.view(viewerId, offer, rights);
  }

  async disconnect(sessionId: string, viewerId: string): Promise<void> {
    await this.#sessions.get(sessionId)?.disconnect(viewerId);
  }

  async end(sessionId: string): Promise<void> {
    const session = this.#sessions.get(sessionId);
    this.#sessions.delete(sessionId);
    await session?.end();
  }

  stats(sessionId: string): SfuStats | null {
    return this.#sessions.get(sessionId)?.stats() ?? null;
  }

  onViewerGone(handler: (sessionId: string, viewerId: string) => void): void {
    this.#goneHandlers.push(handler);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions.keys()].map((sessionId) => this.end(sessionId)));
  }

  #viewerGone(sessionId: string, viewerId: string): void {
    for (const handler of this.#goneHandlers) handler(sessionId, viewerId);
  }
}
