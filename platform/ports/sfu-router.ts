/**
 * Forwards one publisher's video of a preview session to many viewers, and each viewer's input back to the publisher, over WebRTC.
 * Signalling is plain SDP offer and answer with all candidates inside (as in WHIP and WHEP): the other side needs `RTCPeerConnection` alone.
 */
export interface SfuRouter {
  /** Takes the publisher's offer (one video track to send, one data channel `input` to receive) and answers it. A second publisher of the same session takes the place of the first; viewers stay. */
  publish(sessionId: string, offer: string): Promise<string>;
  /**
   * Takes a viewer's offer (one video track to receive, a data channel `input` if it wants to drive) and answers it. Throws `NothingPublished` before `publish`.
   * Input of a viewer that may not drive is answered with an error and goes no further.
   */
  view(sessionId: string, viewerId: string, offer: string, rights?: ViewerRights): Promise<string>;
  /** Ends one viewer's connection; none is no error. */
  disconnect(sessionId: string, viewerId: string): Promise<void>;
  /** Ends the session and every connection of it. */
  end(sessionId: string): Promise<void>;
  stats(sessionId: string): SfuStats | null;
  /** `handler` hears once a viewer's connection has gone away. */
  onViewerGone(handler: (sessionId: string, viewerId: string) => void): void;
  close(): Promise<void>;
}

/** What a viewer may do beside looking. */
export interface ViewerRights {
  /** True when nothing is said. */
  mayDrive: boolean;
}

export interface SfuStats {
  viewers: number;
  packetsForwarded: number;
  bytesForwarded: number;
}

export class NothingPublished extends Error {
  constructor(sessionId: string) {
    super(`Nothing is published in session ${sessionId} yet.`);
    this.name = 'NothingPublished';
  }
}

export class InvalidOffer extends Error {
  constructor(reason: string) {
    super(`The SDP offer cannot be used: ${reason}`);
    this.name = 'InvalidOffer';
  }
}
