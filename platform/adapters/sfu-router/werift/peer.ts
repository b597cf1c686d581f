import { setTimeout as pause } from 'node:timers/promises';
import {
  MediaStream,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RTCRtpHeaderExtensionParameters,
  RTP_EXTENSION_URI,
  type RTCDataChannel,
  type RTCDtlsTransport,
  type RTCRtpTransceiver,
} from 'werift';
import { InvalidOffer } from '#platform/ports/sfu-router';
import { CONNECTION_ENDED } from '#schema/shared/preview-input';
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
// Long enough for the words to leave.
const GOODBYE_MILLISECONDS = 50;
// More than a handshake has, with certificates in fragments and repetitions.
const HANDSHAKE_RECORDS = 256;
// What a viewer asks for again (NACK) the router sends again by itself; for a key frame it asks the publisher. An estimate of a viewer's bandwidth goes no further: of a picture at rest
// it says a few kilobits, which would throttle the next touch for all.
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
  #channel: RTCDataChannel | null = null;
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
    for (const transport of this.connection.dtlsTransports) {
      transport.onRtcp.subscribe(() => this.#hear());
      transport.onStateChange.subscribe((state) => state === 'connected' && skipUsedRecordNumber(transport));
    }
    // A browser that closes its connection ends the association of the data channels; of the media it says nothing.
    this.connection.sctpTransport?.sctp.stateChanged.closed.subscribe(() => void this.close());
    const sdp = this.connection.localDescription?.sdp ?? '';
    return announce(completeAnswer(sdp, offer), network.announcedAddresses);
  }

  /** Hears the channel `input` once it opens. */
  onInputChannel(handler: (channel: RTCDataChannel) => void): void {
    this.connection.onDataChannel.subscribe((channel) => {
      if (channel.label !== 'input') return channel.close();
      this.#channel = channel;
      handler(channel);
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
    for (const transport of this.connection.dtlsTransports) endHandshake(transport);
    await this.#sayGoodbye();
    await this.connection.close();
  }

  /** A connection that just ends is noticed by a browser after many seconds; words, at once. */
  async #sayGoodbye(): Promise<void> {
    if (this.#channel?.readyState !== 'open') return;
    this.#channel.send(JSON.stringify(CONNECTION_ENDED));
    await pause(GOODBYE_MILLISECONDS);
  }

  #hear(): boolean {
    this.#heardAt = Date.now();
    return true;
  }
}

/**
 * werift counts the records of the encrypted epoch from 1, although its "Finished" already went out there under the number that the handshake had reached;
 * the browser drops the record that repeats it as a replay, and a message or an acknowledgement waits a second for its repetition.
 */
function skipUsedRecordNumber({ dtls }: RTCDtlsTransport): void {
  if (dtls) dtls.dtls.recordSequenceNumber += HANDSHAKE_RECORDS;
}

/** werift goes on for half a minute with a handshake that nobody answers, on a closed connection too; it stops before the next repetition once the last flight is behind it. */
function endHandshake({ dtls }: RTCDtlsTransport): void {
  if (dtls) dtls.dtls.flight = Number.MAX_SAFE_INTEGER;
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
