import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#platform/kernel/clock';
import { systemClock } from '#platform/kernel/clock';
import { newId } from '#platform/kernel/id';
import {
  type NewRelease,
  type Release,
  type ReleaseState,
  type Store,
  type StoreName,
  StoreRefused,
  type StoreTrack,
} from '#platform/ports/store';

/** A release as the sandbox keeps it. Its state follows from when it was uploaded, so a restart changes nothing. */
interface KeptRelease {
  id: string;
  store: StoreName;
  track: StoreTrack;
  bundleId: string;
  versionCode: number;
  releaseNotes: string;
  sha256: string;
  idempotencyKey: string;
  uploadedAt: number;
  rolloutFraction: number;
  haltedAt: number | null;
}

/** How long each step of the sandbox's review takes: long enough to be seen, short enough to wait for. */
export interface ReviewTimes {
  processingMs: number;
  reviewMs: number;
}

export interface SandboxStoreOptions {
  /** Where it keeps its state: a file a release. */
  folder: string;
  times?: ReviewTimes;
  clock?: Clock;
}

/** The words that make the sandbox's reviewer say no, as a store's guideline would. */
const REFUSED_WORDS = /\b(lorem ipsum|placeholder|test test|beta only)\b/i;

const RAW: Record<StoreName, Record<ReleaseState, string>> = {
  APP_STORE: {
    PROCESSING: 'PROCESSING',
    IN_REVIEW: 'IN_REVIEW',
    REJECTED: 'REJECTED',
    APPROVED: 'PENDING_DEVELOPER_RELEASE',
    RELEASED: 'READY_FOR_DISTRIBUTION',
    HALTED: 'DEVELOPER_REMOVED_FROM_SALE',
  },
  PLAY_STORE: {
    PROCESSING: 'draft',
    IN_REVIEW: 'inReview',
    REJECTED: 'rejected',
    APPROVED: 'approved',
    RELEASED: 'completed',
    HALTED: 'halted',
  },
};

/**
 * Both app stores in a folder: they process an upload, review it and release it, each after a while, refuse a version code that was used, and reject release notes
 * that a reviewer would. It keeps its own state, so the platform has to ask, as with the real ones.
 */
export class SandboxStore implements Store {
  private readonly folder: string;
  private readonly times: ReviewTimes;
  private readonly clock: Clock;
  /** Writes follow one another: two uploads at once must not get one version code. */
  private tail: Promise<unknown> = Promise.resolve();

  constructor({ folder, times = { processingMs: 1_500, reviewMs: 2_500 }, clock = systemClock }: SandboxStoreOptions) {
    this.folder = folder;
    this.times = times;
    this.clock = clock;
  }

  async nextVersionCode(store: StoreName, bundleId: string): Promise<number> {
    return this.highest(await this.releases(), store, bundleId) + 1;
  }

  upload(release: NewRelease): Promise<Release> {
    return this.alone(async () => {
      const releases = await this.releases();
      const { store, track, bundleId, versionCode, releaseNotes, idempotencyKey, artifact } = release;
      const earlier = releases.find((kept) => kept.idempotencyKey === idempotencyKey);
      if (earlier) return this.view(earlier);
      const highest = this.highest(releases, store, bundleId);
      if (versionCode <= highest)
        throw new StoreRefused(
          `${store} has version code ${highest} of ${bundleId} already; ${versionCode} is not higher.`,
        );
      if (artifact.bytes === 0) throw new StoreRefused(`The upload for ${bundleId} is empty.`);
      const kept: KeptRelease = {
        id: newId('rel'),
        store,
        track,
        bundleId,
        versionCode,
        releaseNotes,
        sha256: artifact.sha256,
        idempotencyKey,
        uploadedAt: this.clock.now().getTime(),
        rolloutFraction: 1,
        haltedAt: null,
      };
      await this.keep(kept);
      return this.view(kept);
    });
  }

  async find(store: StoreName, releaseId: string): Promise<Release | null> {
    const kept = (await this.releases()).find((release) => release.id === releaseId && release.store === store);
    return kept ? this.view(kept) : null;
  }

  setRollout(store: StoreName, releaseId: string, fraction: number): Promise<Release> {
    if (!(fraction > 0 && fraction <= 1))
      throw new StoreRefused(`A roll-out goes to more than 0 and at most all users; ${fraction} does not.`);
    return this.change(store, releaseId, (release) => ({ ...release, rolloutFraction: fraction, haltedAt: null }));
  }

  halt(store: StoreName, releaseId: string): Promise<Release> {
    return this.change(store, releaseId, (release) => ({ ...release, haltedAt: this.clock.now().getTime() }));
  }

  async close(): Promise<void> {
    await this.tail.catch(() => undefined);
  }

  private change(store: StoreName, releaseId: string, make: (release: KeptRelease) => KeptRelease): Promise<Release> {
    return this.alone(async () => {
      const kept = (await this.releases()).find((release) => release.id === releaseId && release.store === store);
      if (!kept) throw new StoreRefused(`${store} knows no release ${releaseId}.`);
      const { state } = this.view(kept);
      if (state !== 'RELEASED' && state !== 'HALTED')
        throw new StoreRefused(`The release is ${state}; only a released one can be changed.`);
      const changed = make(kept);
      await this.keep(changed);
      return this.view(changed);
    });
  }

  private view(release: KeptRelease): Release {
    const state = this.stateOf(release);
    const rejection =
      state === 'REJECTED'
        ? 'Guideline 2.3: the release notes read like a placeholder. Say what is new for the people who use the app, then deploy again.'
        : null;
    return {
      id: release.id,
      state,
      rawState: RAW[release.store][state],
      rejection,
      rolloutFraction: release.rolloutFraction,
    };
  }

  /** Internal tracks are not reviewed, as in the real stores. */
  private stateOf({ uploadedAt, track, releaseNotes, haltedAt }: KeptRelease): ReleaseState {
    const age = this.clock.now().getTime() - uploadedAt;
    const { processingMs, reviewMs } = this.times;
    if (age < processingMs) return 'PROCESSING';
    if (track !== 'INTERNAL') {
      if (age < processingMs + reviewMs) return 'IN_REVIEW';
      if (REFUSED_WORDS.test(releaseNotes)) return 'REJECTED';
    }
    return haltedAt ? 'HALTED' : 'RELEASED';
  }

  private highest(releases: KeptRelease[], store: StoreName, bundleId: string): number {
    const codes = releases.filter((release) => release.store === store && release.bundleId === bundleId);
    return Math.max(0, ...codes.map(({ versionCode }) => versionCode));
  }

  private async releases(): Promise<KeptRelease[]> {
    await mkdir(this.folder, { recursive: true });
    const files = (await readdir(this.folder)).filter((name) => name.endsWith('.json'));
    return Promise.all(
      files.map(async (name) => JSON.parse(await readFile(join(this.folder, name), 'utf8')) as KeptRelease),
    );
  }

  private async keep(release: KeptRelease): Promise<void> {
    const path = join(this.folder, `${release.id}.json`);
    await writeFile(`${path}.new`, JSON.stringify(release, null, 2));
    await rename(`${path}.new`, path);
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.tail.then(work, work);
    this.tail = result;
    return result;
  }
}
