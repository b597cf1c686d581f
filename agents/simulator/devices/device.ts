import type { DeviceButton, TouchInput } from '#schema/shared/preview-input';
import type { StoredEntries } from './kept-data';

export interface DeviceDescription {
  name: string;
  platform: 'IOS' | 'ANDROID';
  /** Size of the screen in points, as it is held now. */
  width: number;
  height: number;
  /** Pixels a point, in each direction. */
  scale: number;
}

/** One picture of the screen. */
export interface Frame {
  /** Base64 of a JPEG. */
  jpeg: string;
  /** Unix time in milliseconds when the picture was on the screen. */
  capturedAt: number;
}

/** What a device cannot do, or not now; the message is for the person at the viewer. */
export class DeviceRefusal extends Error {
  override name = 'DeviceRefusal';
}

/**
 * A phone that runs one app for one session and is thrown away with it. Coordinates are shares of the screen, 0 to 1.
 * A method that acts resolves when the app has handled it; what cannot be done throws `DeviceRefusal`.
 */
export interface Device {
  description(): DeviceDescription;
  /** Starts the app, in place of the one before; the data that an app of this session kept stays. */
  open(bundle: Buffer): Promise<void>;
  /** Hears every change of the screen, and each soon after it is there. Frames are lost, never late, when the handler is slow. */
  onFrame(handler: (frame: Frame) => Promise<void>): Promise<void>;
  /** Hears once when the device is no more, with a sentence for the person. */
  onFailure(handler: (error: Error) => void): void;
  touch(touch: Pick<TouchInput, 'phase' | 'pointer' | 'x' | 'y'>): Promise<void>;
  /** Types into the field that has the focus. */
  text(text: string): Promise<void>;
  key(key: string): Promise<void>;
  button(name: DeviceButton): Promise<void>;
  /** Turns by a quarter: upright to lying, or back. */
  rotate(): Promise<DeviceDescription>;
  /** What the app has stored by now; a device that is started with it goes on from there. */
  stored(): Promise<StoredEntries>;
  /** A PNG of the screen in its full resolution. */
  screenshot(): Promise<Buffer>;
  /** Takes everything of the session away. Twice is no error. */
  close(): Promise<void>;
}
