import {
  MediaStream,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RTCRtpHeaderExtensionParameters,
  RTP_EXTENSION_URI,
  type RTCDataChannel,
  type RTCRtpTransceiver,
} from 'werift';
import { InvalidOffer } from '#platform/ports/sfu-router';
import type { VideoCodec } from './codec';
import { completeAnswer, narrowOffer, type Offer } from './offer';

/** Where the router can be reached. */
export interface Network {
  /** Addresses that are offered besides those of this machine's interfaces: a public address in front of it. */
  announcedAddresses: string[];
  /** Ports to bind, both included; null lets the system choose. */
  ports: { min: number; max: number } | null;
  /** Binds and offers 127.0.0.1 alone. */
  isLoopbackOnly: boolean;
}

const CONNECT_SECONDS = 15;
// A browser checks a live connection every 2.5 s at the most.
const SILENCE_SECONDS = 7;
const FEEDBACK = ['nack', 'nack pli', 'ccm fir', 'goog-remb'];
export const PLAYOUT_DELAY_URI = 'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay';

/** One connected browser, whichever way its video goes. The router is the passive, "lite" side of ICE: it answers checks and sends none. */
export class Peer {
  readonly connection: RTCPeerConnection;
  readonly transceiver: RTCRtpTransceiver;
  #heardAt = Date.now();
  #isConnected = false;
  #isClosed = false;
  #watch: NodeJS.Timeout;
  #onClosed: (() => void)[] = [];
  #onConnected: (() => void)[] = [];

  constructor(codec: VideoCodec, direction: 'recvonly' | 'sendonly', network: Network) {
    this.connection = new RTCPeerConnection({
      iceLite: true,
      iceServers: [],
      iceUseIpv6: false,
      iceAdditionalHostAddresses: ['127.0.0.1'],
      ...(network.isLoopbackOnly ? { iceInterfaceAddresses: { udp4: '127.0.0.1' } } : {}),
      ...(network.ports ? { icePortRange: [network.ports.min, network.ports.max] as [number, number] } : {}),
      iceFilterStunResponse: () => this.#hear(),
      codecs: { audio: [], video: parametersOf(codec) },
      headerExtensions: {
        video: [RTP_EXTENSION_URI.sdesMid, ...(direction === 'sendonly' ? [PLAYOUT_DELAY_URI] : [])].map(
          (uri) => new RTCRtpHeaderExtensionParameters({ uri }),
        ),
      },
    });
    const streams = direction === 'sendonly' ? [new MediaStream({ id: 'preview' })] : [];
    this.transceiver = this.connection.addTransceiver('video', { direction, streams });
    this.connection.connectionStateChange.subscribe((state) => {
      if (state === 'connected' && !this.#isConnected) {
        this.#isConnected = true;
        for (const handler of this.#onConnected) handler();
      }
      if (state === 'failed' || state === 'closed' || state === 'disconnected') void this.close();
    });
    const startedAt = Date.now();
    this.#watch = setInterval(() => {
      const now = Date.now();
      const isLate = !this.#isConnected && now - startedAt > CONNECT_SECONDS * 1000;
      if (isLate || now - this.#heardAt > SILENCE_SECONDS * 1000) void this.close();
    }, 1000);
    this.#watch.unref();
  }

  get isConnected(): boolean {
    return this.#isConnected && !this.#isClosed;
  }

  /** Answers the offer with every candidate inside. Throws `InvalidOffer`; the peer is then closed. */
  async answer(offer: Offer, codec: VideoCodec, network: Network): Promise<string> {
    const payloadTypes = [codec.payloadType, ...(codec.retransmission === null ? [] : [codec.retransmission])];
    try {
      await this.connection.setRemoteDescription({ type: 'offer', sdp: narrowOffer(offer, payloadTypes, FEEDBACK) });
      await this.connection.setLocalDescription(await this.connection.createAnswer());
    } catch (error) {
      await this.close();
      throw new InvalidOffer(error instanceof Error ? error.message : String(error));
    }
    for (const { onRtcp } of this.connection.dtlsTransports) onRtcp.subscribe(() => this.#hear());
    // A browser that closes its connection ends the association of the data channels; of the media it says nothing.
    this.connection.sctpTransport?.sctp.stateChanged.closed.subscribe(() => void this.close());
    const sdp = this.connection.localDescription?.sdp ?? '';
    return announce(completeAnswer(sdp, offer), network.announcedAddresses);
  }

  /** Hears the channel `input` once it opens. */
  onInputChannel(handler: (channel: RTCDataChannel) => void): void {
    this.connection.onDataChannel.subscribe((channel) => {
      if (channel.label === 'input') handler(channel);
      else channel.close();
    });
  }

  onConnected(handler: () => void): void {
    this.#onConnected.push(handler);
  }

  /** Hears once, whoever ended the connection. */
  onClosed(handler: () => void): void {
    this.#onClosed.push(handler);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#watch);
    for (const handler of this.#onClosed) handler();
    // First of all, for the transport below it goes with the connection: the other side hears at once instead of by silence.
    await this.connection.sctpTransport?.stop();
    await this.connection.close();
  }

  #hear(): boolean {
    this.#heardAt = Date.now();
    return true;
  }
}

function parametersOf(codec: VideoCodec): RTCRtpCodecParameters[] {
  const mimeType = `video/${codec.name}`;
  const own = new RTCRtpCodecParameters({ mimeType, clockRate: 90_000, payloadType: codec.payloadType });
  if (codec.retransmission === null) return [own];
  const parameters = `apt=${codec.payloadType}`;
  return [
    own,
    new RTCRtpCodecParameters({
      mimeType: 'video/rtx',
      clockRate: 90_000,
      payloadType: codec.retransmission,
      parameters,
    }),
  ];
}

/** Repeats each candidate for the announced addresses, which lead to the same port. */
function announce(sdp: string, addresses: string[]): string {
  if (addresses.length === 0) return sdp;
  return sdp.replace(
    /^a=candidate:\S+ 1 udp (\d+) 127\.0\.0\.1 (\d+) typ host.*$/gim,
    (line, priority: string, port: string) =>
      [
        line,
        ...addresses.map(
          (address, index) => `a=candidate:9${index} 1 udp ${Number(priority) - 1 - index} ${address} ${port} typ host`,
        ),
      ].join('\r\n'),
  );
}
