import type { RtpPacket } from 'werift';
import { NothingPublished, type SfuStats, type ViewerRights } from '#platform/ports/sfu-router';
import { Continuity } from './continuity';
import type { Network, Peer } from './peer';
import { Publisher } from './publisher';
import { Viewer } from './viewer';

/** One publisher, its viewers, and what goes between them. */
export class Session {
  #publisher: Publisher | null = null;
  readonly #viewers = new Map<string, Viewer>();
  readonly #continuity = new Continuity();
  #packetsForwarded = 0;
  #bytesForwarded = 0;
  #isEnded = false;

  constructor(
    readonly id: string,
    readonly network: Network,
    readonly viewerGone: (viewerId: string) => void,
  ) {}

  async publish(offer: string): Promise<string> {
    const { publisher, answer } = await Publisher.connect(offer, this.network, {
      packet: (packet) => {
        if (this.#publisher === publisher) this.#forward(packet);
      },
      answer: ({ viewer, text }) => {
        if (this.#publisher === publisher) this.#viewers.get(viewer)?.answer(text);
      },
    });
    if (this.#isEnded) return this.#tooLate(publisher);
    const former = this.#publisher;
    this.#publisher = publisher;
    this.#continuity.restart();
    publisher.peer.onClosed(() => {
      if (this.#publisher === publisher) this.#publisher = null;
    });
    await former?.peer.close();
    // A viewer that was promised another codec cannot decode this one: it has to come again.
    for (const viewer of this.#viewers.values()) if (!isSameCodec(viewer, publisher)) void viewer.peer.close();
    return answer;
  }

  async view(viewerId: string, offer: string, { mayDrive }: ViewerRights = { mayDrive: true }): Promise<string> {
    if (!this.#publisher) throw new NothingPublished(this.id);
    const { viewer, answer } = await Viewer.connect(viewerId, offer, this.#publisher.codec, this.network, {
      input: (text) => {
        if (!mayDrive) viewer.refuse('You may look at this preview but not drive it; an editor of the team may.');
        else if (!this.#publisher?.deliver({ viewer: viewerId, text }))
          viewer.refuse('The device does not take input at present; the message was dropped.');
      },
      keyFrameRequest: () => this.#publisher?.requestKeyFrame(),
    });
    if (this.#isEnded) return this.#tooLate(viewer);
    const former = this.#viewers.get(viewerId);
    this.#viewers.set(viewerId, viewer);
    viewer.peer.onClosed(() => {
      this.#publisher?.deliver({ viewer: viewerId, left: true });
      if (this.#viewers.get(viewerId) !== viewer) return;
      this.#viewers.delete(viewerId);
      this.viewerGone(viewerId);
    });
    await former?.peer.close();
    return answer;
  }

  async disconnect(viewerId: string): Promise<void> {
    await this.#viewers.get(viewerId)?.peer.close();
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    const peers = [...this.#viewers.values(), ...(this.#publisher ? [this.#publisher] : [])].map(({ peer }) => peer);
    await Promise.all(peers.map((peer) => peer.close()));
  }

  get isEmpty(): boolean {
    return this.#publisher === null && this.#viewers.size === 0;
  }

  stats(): SfuStats {
    const viewers = [...this.#viewers.values()].filter(({ peer }) => peer.isConnected).length;
    return { viewers, packetsForwarded: this.#packetsForwarded, bytesForwarded: this.#bytesForwarded };
  }

  async #tooLate({ peer }: { peer: Peer }): Promise<never> {
    await peer.close();
    throw new NothingPublished(this.id);
  }

  #forward(packet: RtpPacket): void {
    const numbering = this.#continuity.renumber(packet.header);
    for (const viewer of this.#viewers.values()) {
      if (!viewer.peer.isConnected) continue;
      viewer.forward(packet, numbering);
      this.#packetsForwarded++;
      this.#bytesForwarded += packet.payload.length;
    }
  }
}

const isSameCodec = (viewer: Viewer, publisher: Publisher) =>
  viewer.published.name === publisher.codec.name && viewer.published.parameters === publisher.codec.parameters;
