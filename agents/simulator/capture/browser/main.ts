// The encoder: a page whose canvas is the video. Frames come from Node, input goes to it.
import { tuneAnswer } from './tune-answer';

declare global {
  interface Window {
    encoder: Encoder;
    /** Bound by Node: a text that came over the data channel. */
    heardInput: (text: string) => void;
    /** Bound by Node: the connection has ended. */
    lostRouter: () => void;
  }
}

// A viewer that joins while nothing moves waits at most this long for a picture.
const REPEAT_MILLISECONDS = 200;

class Encoder {
  readonly #canvas = document.createElement('canvas');
  readonly #context = this.#canvas.getContext('2d', { alpha: false, desynchronized: true });
  #track: CanvasCaptureMediaStreamTrack | null = null;
  #connection: RTCPeerConnection | null = null;
  #channel: RTCDataChannel | null = null;
  #last: ImageBitmap | null = null;
  #drawnAt = 0;

  constructor() {
    setInterval(() => {
      if (this.#last && performance.now() - this.#drawnAt >= REPEAT_MILLISECONDS) this.#show(this.#last);
    }, REPEAT_MILLISECONDS / 2);
  }

  /** Puts a JPEG on the canvas and into the video; resolves when it is there. */
  async draw(jpeg: string): Promise<void> {
    const response = await fetch(`data:image/jpeg;base64,${jpeg}`);
    const picture = await createImageBitmap(await response.blob());
    if (this.#canvas.width !== picture.width || this.#canvas.height !== picture.height) {
      this.#canvas.width = picture.width;
      this.#canvas.height = picture.height;
    }
    this.#last?.close();
    this.#last = picture;
    this.#show(picture);
  }

  /** A new connection's offer with every candidate inside; the former connection ends. */
  async offer(): Promise<string> {
    this.#connection?.close();
    const connection = new RTCPeerConnection();
    this.#connection = connection;
    connection.addEventListener('connectionstatechange', () => {
      // A router that ended without a word is noticed as "disconnected" after some six seconds, as "failed" after twenty.
      const isLost = ['disconnected', 'failed', 'closed'].includes(connection.connectionState);
      if (isLost && this.#connection === connection) window.lostRouter();
    });
    this.#channel = connection.createDataChannel('input');
    this.#channel.addEventListener('message', ({ data }) => window.heardInput(String(data)));
    const stream = this.#canvas.captureStream(0);
    const [track] = stream.getVideoTracks();
    if (!(track instanceof CanvasCaptureMediaStreamTrack)) throw new Error('The canvas gives no video track.');
    this.#track = track;
    track.contentHint = 'detail';
    const transceiver = connection.addTransceiver(track, {
      direction: 'sendonly',
      streams: [stream],
      sendEncodings: [{ maxBitrate: 6_000_000, maxFramerate: 60 }],
    });
    transceiver.setCodecPreferences(preferredCodecs());
    // The picture is a screen: text has to stay sharp, frames may be fewer.
    const parameters = transceiver.sender.getParameters();
    parameters.degradationPreference = 'maintain-resolution';
    await transceiver.sender.setParameters(parameters);
    await connection.setLocalDescription();
    await gathered(connection);
    return connection.localDescription?.sdp ?? '';
  }

  async accept(answer: string): Promise<void> {
    await this.#connection?.setRemoteDescription({ type: 'answer', sdp: tuneAnswer(answer) });
  }

  say(text: string): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(text);
  }

  /** Totals since the connection began; the times in milliseconds. */
  async totals(): Promise<{ framesEncoded: number; encodeTime: number; roundTripTime: number }> {
    const totals = { framesEncoded: 0, encodeTime: 0, roundTripTime: 0 };
    const report = await this.#connection?.getStats();
    for (const entry of report?.values() ?? []) {
      if (entry.type === 'outbound-rtp') {
        totals.framesEncoded = entry.framesEncoded ?? 0;
        totals.encodeTime = (entry.totalEncodeTime ?? 0) * 1000;
      }
      if (entry.type === 'remote-inbound-rtp') totals.roundTripTime = (entry.roundTripTime ?? 0) * 1000;
    }
    return totals;
  }

  #show(picture: ImageBitmap): void {
    this.#drawnAt = performance.now();
    this.#context?.drawImage(picture, 0, 0);
    this.#track?.requestFrame();
  }
}

/** H.264 first, for every phone decodes it in hardware; VP8 where this Chromium cannot encode it. */
function preferredCodecs(): RTCRtpCodec[] {
  const all = RTCRtpSender.getCapabilities('video')?.codecs ?? [];
  const h264 = all.filter(
    ({ mimeType, sdpFmtpLine }) => mimeType === 'video/H264' && sdpFmtpLine?.includes('packetization-mode=1'),
  );
  // Constrained baseline is what every decoder takes.
  const baseline = (codec: RTCRtpCodec) => (codec.sdpFmtpLine?.includes('profile-level-id=42e0') ? 0 : 1);
  return [
    ...h264.toSorted((left, right) => baseline(left) - baseline(right)),
    ...all.filter(({ mimeType }) => mimeType === 'video/VP8'),
    ...all.filter(({ mimeType }) => mimeType === 'video/rtx'),
  ];
}

function gathered(connection: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const check = () => connection.iceGatheringState === 'complete' && resolve();
    connection.onicegatheringstatechange = check;
    check();
  });
}

window.encoder = new Encoder();
