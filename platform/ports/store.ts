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

export interface NewRelease {
  store: StoreName;
  track: StoreTrack;
  /** `app.plants.store`; the app is made in the store by its first release. */
  bundleId: string;
  /** Build number or version code: has to be larger than every one before it on this store. */
  versionCode: number;
  versionName: string;
  releaseNotes: string;
  artifact: { url: string; bytes: number; sha256: string };
  /** The same key gives the same release, so that a repeated call after a crash uploads once. */
  idempotencyKey: string;
}

/** Uploads apps and follows their review. Throws `StoreRefused` when the store says no, `StoreUnavailable` when it does not answer. */
export interface Store {
  /** The next free build number or version code of an app. */
  nextVersionCode(store: StoreName, bundleId: string): Promise<number>;
  upload(release: NewRelease): Promise<Release>;
  /** As it is now; null when the store does not know the id. */
  find(store: StoreName, releaseId: string): Promise<Release | null>;
  setRollout(store: StoreName, releaseId: string, fraction: number): Promise<Release>;
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
