import { createHash } from 'node:crypto';
import type { Clock } from '#platform/kernel/clock';
import { systemClock } from '#platform/kernel/clock';
import { newId } from '#platform/kernel/id';
import {
  type NewRelease,
  type Release,
  type ReleaseArtifact,
  type Store,
  type StoreName,
  StoreRefused,
} from '#platform/ports/store';
import { type KeptRelease, type ReviewTimes, viewAt } from './sandbox-review';
import { SandboxShelf } from './sandbox-shelf';

export interface SandboxStoreOptions {
  /** Where it keeps its state: a file a release. */
  folder: string;
  times?: ReviewTimes;
  clock?: Clock;
}

/**
 * Both app stores in a folder: they take the bytes, process an upload, review it and release it, each after a while, refuse a version code that was used, and reject
 * release notes that a reviewer would. It keeps its own state, so the platform has to ask, as with the real ones.
 */
export class SandboxStore implements Store {
  private readonly shelf: SandboxShelf;
  private readonly times: ReviewTimes;
  private readonly clock: Clock;
  /** Writes follow one another: of two changes of one release none may be lost. */
  private tail: Promise<unknown> = Promise.resolve();

  constructor({ folder, times = { processingMs: 1_500, reviewMs: 2_500 }, clock = systemClock }: SandboxStoreOptions) {
    this.shelf = new SandboxShelf(folder);
    this.times = times;
    this.clock = clock;
  }

  async nextVersionCode(store: StoreName, bundleId: string): Promise<number> {
    return highest(await this.shelf.all(), store, bundleId) + 1;
  }

  async upload(release: NewRelease): Promise<Release> {
    const { store, bundleId, versionCode, idempotencyKey, artifact, rolloutFraction } = release;
    const earlier = await this.earlier(idempotencyKey);
    if (earlier) return this.view(earlier);
    requireFraction(rolloutFraction);
    await requireBytes(artifact, bundleId);
    return this.alone(async () => {
      const releases = await this.shelf.all();
      const repeated = releases.find((kept) => kept.idempotencyKey === idempotencyKey);
      if (repeated) return this.view(repeated);
      const taken = highest(releases, store, bundleId);
      const kept = this.keptOf(release);
      if (versionCode <= taken || !(await this.shelf.add(kept)))
        throw new StoreRefused(
          `${store} has version code ${Math.max(taken, versionCode)} of ${bundleId} already; ${versionCode} is not higher.`,
        );
      return this.view(kept);
    });
  }

  async find(store: StoreName, releaseId: string): Promise<Release | null> {
    const kept = await this.shelf.find(store, releaseId);
    return kept ? this.view(kept) : null;
  }

  async setRollout(store: StoreName, releaseId: string, fraction: number): Promise<Release> {
    requireFraction(fraction);
    return this.change(store, releaseId, { rolloutFraction: fraction, haltedAt: null });
  }

  async halt(store: StoreName, releaseId: string): Promise<Release> {
    return this.change(store, releaseId, { haltedAt: this.clock.now().getTime() });
  }

  async close(): Promise<void> {
    await this.tail.catch(() => undefined);
  }

  private change(store: StoreName, releaseId: string, changes: Partial<KeptRelease>): Promise<Release> {
    return this.alone(async () => {
      const kept = await this.shelf.find(store, releaseId);
      if (!kept) throw new StoreRefused(`${store} knows no release ${releaseId}.`);
      const { state } = this.view(kept);
      if (state !== 'RELEASED' && state !== 'HALTED')
        throw new StoreRefused(`The release is ${state}; only a released one can be changed.`);
      const changed = { ...kept, ...changes };
      await this.shelf.replace(changed);
      return this.view(changed);
    });
  }

  private async earlier(idempotencyKey: string): Promise<KeptRelease | undefined> {
    return (await this.shelf.all()).find((kept) => kept.idempotencyKey === idempotencyKey);
  }

  private keptOf({ artifact, ...release }: NewRelease): KeptRelease {
    return {
      ...release,
      id: newId('rel'),
      bytes: artifact.bytes,
      sha256: artifact.sha256,
      uploadedAt: this.clock.now().getTime(),
      haltedAt: null,
    };
  }

  private view(release: KeptRelease): Release {
    return viewAt(this.clock.now().getTime(), this.times, release);
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.tail.then(work, work);
    this.tail = result;
    return result;
  }
}

function highest(releases: KeptRelease[], store: StoreName, bundleId: string): number {
  const same = releases.filter((release) => release.store === store && release.bundleId === bundleId);
  return Math.max(0, ...same.map(({ versionCode }) => versionCode));
}

function requireFraction(fraction: number): void {
  if (!(fraction > 0 && fraction <= 1))
    throw new StoreRefused(`A roll-out goes to more than 0 and at most all users; ${fraction} does not.`);
}

/** Takes the upload in, as a store would, and compares it with what was declared. */
async function requireBytes(artifact: ReleaseArtifact, bundleId: string): Promise<void> {
  const { bytes, sha256 } = artifact;
  const hash = createHash('sha256');
  let received = 0;
  for await (const chunk of await artifact.read()) {
    hash.update(chunk);
    received += chunk.byteLength;
  }
  if (received === 0) throw new StoreRefused(`The upload for ${bundleId} is empty.`);
  if (received !== bytes || hash.digest('hex') !== sha256.toLowerCase())
    throw new StoreRefused(
      `The upload for ${bundleId} is not what was declared: ${received} bytes came, not ${bytes}.`,
    );
}
