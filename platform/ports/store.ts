/** The two app stores. */
export type StoreName = 'APP_STORE' | 'PLAY_STORE';
export type StoreTrack = 'INTERNAL' | 'BETA' | 'PRODUCTION';

/** What the store says of a release, in our words; `rawState` keeps the store's own. */
export type ReleaseState = 'PROCESSING' | 'IN_REVIEW' | 'REJECTED' | 'APPROVED' | 'RELEASED' | 'HALTED';

export interface Release {
  /** The store's own id. */
  id: string;
  state: ReleaseState;
  rawState: string;
  /** Why a review rejected it; null otherwise. */
  rejection: string | null;
  /** Share of users that get it, 0..1. */
  rolloutFraction: number;
}

/** The file that goes to the store. */
export interface ReleaseArtifact {
  bytes: number;
  /** Hex. A store refuses bytes that have another. */
  sha256: string;
  /** The bytes, from the beginning; may be called again when an upload is repeated. */
  read(): Promise<AsyncIterable<Uint8Array>>;
}

export interface NewRelease {
  store: StoreName;
  track: StoreTrack;
  /** `app.plants.store`; the app is made in the store by its first release. */
  bundleId: string;
  /** Build number or version code: has to be larger than every one before it on this store. */
  versionCode: number;
  versionName: string;
  releaseNotes: string;
  artifact: ReleaseArtifact;
  /** Share of users that get it once it is released, more than 0 and at most 1. */
  rolloutFraction: number;
  /** The same key gives the same release, so that a repeated call after a crash uploads once. */
  idempotencyKey: string;
}

/** Uploads apps and follows their review. Throws `StoreRefused` when the store says no, `StoreUnavailable` when it does not answer. */
export interface Store {
  /** The next free build number or version code of an app; 1 for one that the store does not know. */
  nextVersionCode(store: StoreName, bundleId: string): Promise<number>;
  /** Answers as soon as the store has the bytes; `find` tells what it makes of them. */
  upload(release: NewRelease): Promise<Release>;
  /** As it is now; null when the store does not know the id. */
  find(store: StoreName, releaseId: string): Promise<Release | null>;
  /** Changes the share of users that get a release, and offers a halted one again. Refused before it is released. */
  setRollout(store: StoreName, releaseId: string, fraction: number): Promise<Release>;
  /** Nobody else gets the release; whoever has it keeps it. Refused before it is released. */
  halt(store: StoreName, releaseId: string): Promise<Release>;
  close(): Promise<void>;
}

export class StoreRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'StoreRefused';
  }
}
export class StoreUnavailable extends Error {
  constructor(store: StoreName) {
    super(`${store} does not answer at present.`);
    this.name = 'StoreUnavailable';
  }
}
