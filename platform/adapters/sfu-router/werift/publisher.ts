import type { RTCDataChannel, RtpPacket } from 'werift';
import { AnswerEnvelope, type InputEnvelope } from '#schema/shared/preview-input';
import { codecToPublish, type VideoCodec } from './codec';
import { parseOffer } from './offer';
import { type Network, Peer } from './peer';

// An encoder asked for key frames faster than this does nothing else.
const KEY_FRAME_MILLISECONDS = 250;
// What waits for a publisher that does not read is dropped beyond this.
const MAX_WAITING_BYTES = 256 * 1024;

/** The one that sends the video of a session and receives its viewers' input. */
export class Publisher {
  #channel: RTCDataChannel | null = null;
  #mediaSource: number | null = null;
  #keyFrameAt = 0;
  #keyFrameTimer: NodeJS.Timeout | null = null;

  private constructor(
    readonly peer: Peer,
    readonly codec: VideoCodec,
  ) {}

  /** Connects the publisher that wrote the offer. Throws `InvalidOffer`. */
  static async connect(
    offerText: string,
    network: Network,
    heard: { packet: (packet: RtpPacket) => void; answer: (answer: AnswerEnvelope) => void },
  ): Promise<{ publisher: Publisher; answer: string }> {
    const offer = parseOffer(offerText, 'send');
    const codec = codecToPublish(offer.video);
    const peer = new Peer(codec, 'recvonly', network);
    const publisher = new Publisher(peer, codec);
    peer.onInputChannel((channel) => publisher.#listen(channel, heard.answer));
    peer.onConnected(() => publisher.requestKeyFrame());
    peer.onClosed(() => publisher.#keyFrameTimer && clearTimeout(publisher.#keyFrameTimer));
    peer.connection.onTrack.subscribe((track) => {
      track.onReceiveRtp.subscribe((packet) => {
        publisher.#mediaSource = packet.header.ssrc;
        heard.packet(packet);
      });
    });
    const answer = await peer.answer(offer, codec, network);
    publisher.#mediaSource ??= peer.transceiver.receiver.tracks[0]?.ssrc ?? null;
    return { publisher, answer };
  }

  /** Asks for a picture that needs no earlier one; requests that come close together are one. */
  requestKeyFrame(): void {
    if (this.#keyFrameTimer) return;
    const wait = this.#keyFrameAt + KEY_FRAME_MILLISECONDS - Date.now();
    const ask = () => {
      this.#keyFrameTimer = null;
      this.#keyFrameAt = Date.now();
      if (this.#mediaSource !== null && this.peer.isConnected)
        void this.peer.transceiver.receiver.sendRtcpPLI(this.#mediaSource);
    };
    if (wait <= 0) ask();
    else this.#keyFrameTimer = setTimeout(ask, wait);
  }

  /** False when the publisher cannot take it now. */
  deliver(envelope: InputEnvelope): boolean {
    const channel = this.#channel;
    if (channel?.readyState !== 'open' || channel.bufferedAmount > MAX_WAITING_BYTES) return false;
    channel.send(JSON.stringify(envelope));
    return true;
  }

  #listen(channel: RTCDataChannel, heard: (answer: AnswerEnvelope) => void): void {
    this.#channel = channel;
    channel.onMessage.subscribe((message) => {
      const answer = readAnswer(message);
      if (answer) heard(answer);
    });
  }
}

function readAnswer(message: string | Buffer): AnswerEnvelope | null {
  try {
    return AnswerEnvelope.safeParse(JSON.parse(message.toString())).data ?? null;
  } catch {
    return null;
  }
}
