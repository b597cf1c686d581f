import { pause, Refused } from './graph';

export interface PlayerEvents {
  playing: () => void;
  /** The picture is lost or has not come yet; `problem` says why, and the next try is in so many seconds. */
  waiting: (problem: string | null, nextTrySeconds: number | null) => void;
  refused: (error: Refused) => void;
  resized: (width: number, height: number) => void;
  /** Once a second while playing. */
  measured: (ownLatencyMilliseconds: number, framesPerSecond: number) => void;
}

const CONNECT_MILLISECONDS = 12_000;
// The publisher repeats its picture five times a second: a longer silence is a fault.
const SILENCE_MILLISECONDS = 4000;
const GATHER_MILLISECONDS = 1500;
const LONGEST_WAIT_SECONDS = 8;

/** Plays the session's video and carries input to it, and starts over for as long as it is told to. */
export class Player {
  #attempt: AbortController | null = null;
  #channel: RTCDataChannel | null = null;
  #isEnded = false;
  #tryNow: (() => void) | null = null;

  constructor(
    readonly video: HTMLVideoElement,
    readonly signal: (offer: string) => Promise<string>,
    readonly events: PlayerEvents,
  ) {
    video.addEventListener('resize', () => events.resized(video.videoWidth, video.videoHeight));
  }

  get isOpen(): boolean {
    return this.#channel?.readyState === 'open';
  }

  start(): void {
    if (this.#attempt) return;
    this.#attempt = new AbortController();
    void this.#play(this.#attempt.signal);
  }

  stop(): void {
    this.#attempt?.abort();
    this.#attempt = null;
    this.#tryNow?.();
  }

  /** Cuts the wait before the next try short. */
  tryNow(): void {
    this.#tryNow?.();
  }

  send(message: object): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }

  async #play(stopped: AbortSignal): Promise<void> {
    for (let failures = 0; !stopped.aborted; failures++) {
      let problem: string | null = null;
      try {
        this.events.waiting(null, null);
        const startedAt = Date.now();
        await this.#connectOnce(stopped);
        if (Date.now() - startedAt > 30_000) failures = 0;
      } catch (error) {
        if (error instanceof Refused) return this.events.refused(error);
        problem = error instanceof Error ? error.message : 'The connection failed.';
      }
      if (stopped.aborted) return;
      const seconds = Math.min(LONGEST_WAIT_SECONDS, 0.5 * 2 ** failures);
      this.events.waiting(problem, seconds);
      await Promise.race([pause(seconds * 1000), new Promise<void>((resolve) => (this.#tryNow = resolve))]);
      this.#tryNow = null;
    }
  }

  /** Resolves when the picture, once there, is lost; throws when it does not come. */
  async #connectOnce(stopped: AbortSignal): Promise<void> {
    const connection = new RTCPeerConnection();
    const close = () => connection.close();
    stopped.addEventListener('abort', close);
    try {
      connection.addTransceiver('video', { direction: 'recvonly' });
      this.#isEnded = false;
      this.#channel = connection.createDataChannel('input');
      // The router's last words; the state of the connection tells only after many seconds.
      this.#channel.addEventListener('message', ({ data }) => {
        if (data === '{"ended":true}') this.#isEnded = true;
      });
      connection.addEventListener('track', ({ track, receiver }) => {
        receiver.jitterBufferTarget = 0;
        this.video.srcObject = new MediaStream([track]);
        // Muted video may play everywhere; a browser that still refuses plays at the first touch.
        this.video.play().catch(() => addEventListener('pointerdown', () => void this.video.play(), { once: true }));
      });
      await connection.setLocalDescription();
      await gathered(connection);
      const answer = await this.signal(connection.localDescription?.sdp ?? '');
      if (stopped.aborted) return;
      await connection.setRemoteDescription({ type: 'answer', sdp: answer });
      await this.#watch(connection, stopped);
    } finally {
      stopped.removeEventListener('abort', close);
      this.#channel?.close();
      connection.close();
    }
  }

  async #watch(connection: RTCPeerConnection, stopped: AbortSignal): Promise<void> {
    let before = { frames: 0, delay: 0, emitted: 0, at: Date.now() };
    const startedAt = Date.now();
    let frameAt: number | null = null;
    while (!stopped.aborted) {
      await pause(frameAt === null ? 100 : 1000);
      const now = Date.now();
      const { frames, delay, emitted, decodeMilliseconds, roundTripMilliseconds } = await measure(connection);
      if (frames > before.frames) {
        if (frameAt === null) this.events.playing();
        const ownMilliseconds = ((delay - before.delay) / Math.max(1, emitted - before.emitted)) * 1000;
        const rate = ((frames - before.frames) * 1000) / (now - before.at);
        if (frameAt !== null)
          this.events.measured(ownMilliseconds + decodeMilliseconds + roundTripMilliseconds / 2, rate);
        frameAt = now;
      }
      before = { frames, delay, emitted, at: now };
      const isLost = this.#isEnded || ['failed', 'closed'].includes(connection.connectionState);
      if (frameAt === null && (isLost || now - startedAt > CONNECT_MILLISECONDS))
        throw new Error('No video arrives. A firewall may keep UDP from reaching the preview’s host.');
      if (isLost || (frameAt !== null && now - frameAt > SILENCE_MILLISECONDS)) return;
    }
  }
}

async function measure(connection: RTCPeerConnection) {
  const result = { frames: 0, delay: 0, emitted: 0, decodeMilliseconds: 0, roundTripMilliseconds: 0 };
  for (const entry of (await connection.getStats()).values()) {
    if (entry.type === 'inbound-rtp' && entry.kind === 'video') {
      result.frames = entry.framesDecoded ?? 0;
      result.delay = entry.jitterBufferDelay ?? 0;
      result.emitted = entry.jitterBufferEmittedCount ?? 0;
      result.decodeMilliseconds = ((entry.totalDecodeTime ?? 0) / Math.max(1, result.frames)) * 1000;
    }
    if (entry.type === 'candidate-pair' && entry.nominated)
      result.roundTripMilliseconds = (entry.currentRoundTripTime ?? 0) * 1000;
  }
  return result;
}

function gathered(connection: RTCPeerConnection): Promise<void> {
  const complete = new Promise<void>((resolve) => {
    const check = () => connection.iceGatheringState === 'complete' && resolve();
    connection.addEventListener('icegatheringstatechange', check);
    check();
  });
  // The router needs none of our addresses, so that a slow interface is not waited for.
  return Promise.race([complete, pause(GATHER_MILLISECONDS)]);
}
