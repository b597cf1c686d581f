import { type RTCDataChannel, RtcpPayloadSpecificFeedback, RtpHeader, RtpPacket } from 'werift';
import { MAX_INPUT_CHARACTERS, type PreviewInputAnswer } from '#schema/shared/preview-input';
import { codecToView, type VideoCodec } from './codec';
import type { Numbering } from './continuity';
import { parseOffer } from './offer';
import { type Network, Peer, PLAYOUT_DELAY_URI } from './peer';

// RFC 5104: the format number of a full intra request.
const FULL_INTRA_REQUEST = 4;
// Smallest and largest delay before a picture is shown, 12 bits each: at once.
const NO_PLAYOUT_DELAY = Buffer.alloc(3);

/** One that sees the video of a session and may drive it. */
export class Viewer {
  #channel: RTCDataChannel | null = null;
  #playoutDelayId: number | null = null;

  private constructor(
    readonly id: string,
    readonly peer: Peer,
    readonly published: VideoCodec,
  ) {}

  /** Connects the viewer that wrote the offer to what is published. Throws `InvalidOffer`. */
  static async connect(
    id: string,
    offerText: string,
    published: VideoCodec,
    network: Network,
    heard: { input: (text: string) => void; keyFrameRequest: () => void },
  ): Promise<{ viewer: Viewer; answer: string }> {
    const offer = parseOffer(offerText, 'receive');
    const codec = codecToView(offer.video, published);
    const peer = new Peer(codec, 'sendonly', network);
    const viewer = new Viewer(id, peer, published);
    peer.onInputChannel((channel) => viewer.#listen(channel, heard.input));
    peer.onConnected(heard.keyFrameRequest);
    peer.transceiver.sender.onPictureLossIndication.subscribe(heard.keyFrameRequest);
    const answer = await peer.answer(offer, codec, network);
    for (const { onRtcp } of peer.connection.dtlsTransports)
      onRtcp.subscribe((packet) => {
        if (packet instanceof RtcpPayloadSpecificFeedback && packet.feedback.count === FULL_INTRA_REQUEST)
          heard.keyFrameRequest();
      });
    viewer.#playoutDelayId = peer.transceiver.headerExtensions.find(({ uri }) => uri === PLAYOUT_DELAY_URI)?.id ?? null;
    return { viewer, answer };
  }

  /** Sends a packet of the session's stream under this viewer's own numbers for source and payload. */
  forward(packet: RtpPacket, numbering: Numbering): void {
    if (!this.peer.isConnected) return;
    const header = new RtpHeader({ ...numbering, marker: packet.header.marker, version: 2 });
    if (this.#playoutDelayId !== null) header.extensions = [{ id: this.#playoutDelayId, payload: NO_PLAYOUT_DELAY }];
    header.extension = true;
    void this.peer.transceiver.sender.sendRtp(new RtpPacket(header, packet.payload));
  }

  answer(text: string): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(text);
  }

  refuse(error: string): void {
    this.answer(JSON.stringify({ error } satisfies PreviewInputAnswer));
  }

  #listen(channel: RTCDataChannel, heard: (text: string) => void): void {
    this.#channel = channel;
    channel.onMessage.subscribe((message) => {
      if (typeof message !== 'string') this.refuse('Input is sent as text, not as bytes.');
      else if (message.length > MAX_INPUT_CHARACTERS)
        this.refuse(`The message has ${message.length} characters; ${MAX_INPUT_CHARACTERS} are allowed.`);
      else heard(message);
    });
  }
}
