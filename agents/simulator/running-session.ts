import type { PreviewInput, PreviewInputAnswer } from '#schema/shared/preview-input';
import type { DeviceDescription } from './devices/device';
import type { KeptData } from './devices/kept-data';
import type { SharedBrowser } from './shared-browser';

export interface StreamStats {
  /** Changes of the screen in the last second; 0 while nothing moves. */
  framesPerSecond: number;
  /** Median milliseconds from the device's screen to the router: capture, encoding, half the way there and back. Null before the first frame. */
  p50LatencyMs: number | null;
  width: number;
  height: number;
}

export interface SessionOptions {
  browser: SharedBrowser;
  device: { name: string; platform: 'IOS' | 'ANDROID' };
  /** The app: one self-contained HTML document. */
  bundle: Buffer;
  /** What the app has stored so far, and where that is kept from now on. */
  data: KeptData;
  /** Signals to the router: takes an SDP offer and gives the answer. Called again when the connection is lost. */
  publish: (offer: string) => Promise<string>;
  /** Hears about once a second. */
  onStats: (stats: StreamStats) => void;
  /** Hears at most once, when the session cannot go on; it is closed by then. The message is for the person at the viewer. */
  onFailure: (error: Error) => void;
}

export interface RunningSession {
  device(): DeviceDescription;
  /** Input that came through the graph; the same as over the data channel. */
  sendInput(input: PreviewInput): Promise<PreviewInputAnswer>;
  rotate(): Promise<DeviceDescription>;
  /** A PNG. */
  screenshot(): Promise<Buffer>;
  /** Runs another build of the app; viewers and the app's data stay. */
  reload(bundle: Buffer): Promise<void>;
  /** Connects to the router anew: it is known to have lost the video before the connection tells. */
  republish(): Promise<void>;
  /** Ends everything and leaves nothing behind but the app's data. Twice is no error. */
  close(): Promise<void>;
}
