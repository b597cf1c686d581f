import { createHash } from 'node:crypto';
import { newId } from '../kernel/id';
import { type NewRelease, type Store, type StoreName, StoreRefused } from './store';

export interface OpenStore {
  store: Store;
  /** The same store, as another process would open it now. */
  reopen(): Store;
  /** Lets the store's time pass until it has prepared what was uploaded. */
  process(): void;
  /** Lets its time pass until reviews have ended. */
  review(): void;
  /** Release notes that its reviewer says no to. */
  rejectedNotes: string;
  close(): Promise<void>;
}

/** An upload that no other test makes. */
export function someRelease(changes: Partial<NewRelease> = {}): NewRelease {
  const content = Buffer.from(`an app ${newId('any')}`);
  return {
    store: 'PLAY_STORE',
    track: 'PRODUCTION',
    bundleId: `app.test.${newId('app').replace('_', '')}`,
    versionCode: 1,
    versionName: '1.0.1',
    releaseNotes: 'Plants can be sorted by name.',
    rolloutFraction: 1,
    idempotencyKey: newId('key'),
    ...changes,
    artifact: {
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      read: async () => inChunks(content),
      ...changes.artifact,
    },
  };
}

async function* inChunks(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < content.length; from += 10) yield content.subarray(from, from + 10);
}

/** What every store promises. */
export function storeContract(name: string, open: () => Promise<OpenStore>): void {
  describe(`store: ${name}`, () => {
    let opened: OpenStore;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.close());

    const released = async (changes: Partial<NewRelease> = {}) => {
      const release = someRelease(changes);
      const { id } = await store.upload(release);
      opened.process();
      opened.review();
      return { ...release, id };
    };

    it.each<StoreName>(['APP_STORE', 'PLAY_STORE'])('%s processes, reviews and releases an upload', async (where) => {
      const { id, state } = await store.upload(someRelease({ store: where, rolloutFraction: 0.05 }));
      expect(state).toBe('PROCESSING');
      opened.process();
      expect(await store.find(where, id)).toMatchObject({ id, state: 'IN_REVIEW', rejection: null });
      opened.review();
      const last = await store.find(where, id);
      expect(last).toMatchObject({ id, state: 'RELEASED', rejection: null, rolloutFraction: 0.05 });
      expect(last!.rawState).toMatch(/\w/);
    });

    it('releases to the team without a review', async () => {
      const { id } = await store.upload(someRelease({ track: 'INTERNAL', releaseNotes: opened.rejectedNotes }));
      opened.process();
      expect(await store.find('PLAY_STORE', id)).toMatchObject({ state: 'RELEASED' });
    });

    it('says why a review rejects a release', async () => {
      const { id } = await released({ track: 'BETA', releaseNotes: opened.rejectedNotes });
      const { state, rejection } = (await store.find('PLAY_STORE', id))!;
      expect(state).toBe('REJECTED');
      expect(rejection).toMatch(/\w+ \w+/);
    });

    it('gives the same release for the same key, and takes its bytes once', async () => {
      const release = someRelease();
      const first = await store.upload(release);
      const again = await store.upload(release);
      expect(again.id).toBe(first.id);
      expect(await store.nextVersionCode('PLAY_STORE', release.bundleId)).toBe(2);
    });

    it('knows the next version code of each app in each store', async () => {
      const { bundleId } = await released({ versionCode: 41 });
      expect(await store.nextVersionCode('PLAY_STORE', bundleId)).toBe(42);
      expect(await store.nextVersionCode('APP_STORE', bundleId)).toBe(1);
      expect(await store.nextVersionCode('PLAY_STORE', `${bundleId}x`)).toBe(1);
    });

    it('refuses a version code that is not higher than all before', async () => {
      const { bundleId } = await released({ versionCode: 5 });
      for (const versionCode of [5, 4])
        await expect(store.upload(someRelease({ bundleId, versionCode }))).rejects.toThrow(StoreRefused);
    });

    it('gives a version code to one of two uploads that come at once', async () => {
      const { bundleId } = someRelease();
      const both = [store, opened.reopen()].map((one) => one.upload(someRelease({ bundleId })));
      const outcomes = await Promise.allSettled(both);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    });

    it('refuses bytes that are none, or not what was declared', async () => {
      const { bundleId, artifact } = someRelease();
      const empty = { ...artifact, read: async () => inChunks(Buffer.alloc(0)) };
      const other = { ...artifact, read: async () => inChunks(Buffer.alloc(artifact.bytes)) };
      for (const wrong of [empty, other])
        await expect(store.upload(someRelease({ bundleId, artifact: wrong }))).rejects.toThrow(StoreRefused);
      expect(await store.nextVersionCode('PLAY_STORE', bundleId)).toBe(1);
    });

    it('changes how many users get a release, halts it, and offers it again', async () => {
      const { id } = await released({ rolloutFraction: 0.01 });
      expect(await store.setRollout('PLAY_STORE', id, 0.2)).toMatchObject({ state: 'RELEASED', rolloutFraction: 0.2 });
      expect(await store.halt('PLAY_STORE', id)).toMatchObject({ state: 'HALTED' });
      expect(await store.halt('PLAY_STORE', id)).toMatchObject({ state: 'HALTED' });
      expect(await store.setRollout('PLAY_STORE', id, 1)).toMatchObject({ state: 'RELEASED', rolloutFraction: 1 });
      expect(await store.find('PLAY_STORE', id)).toMatchObject({ state: 'RELEASED', rolloutFraction: 1 });
    });

    it('changes no release that it has not released', async () => {
      const { id } = await store.upload(someRelease());
      await expect(store.halt('PLAY_STORE', id)).rejects.toThrow(StoreRefused);
      await expect(store.setRollout('PLAY_STORE', id, 0.5)).rejects.toThrow(StoreRefused);
    });

    it.each([0, -1, 1.01, Number.NaN])('refuses to give a release to the share %d', async (fraction) => {
      const { id } = await released();
      await expect(store.setRollout('PLAY_STORE', id, fraction)).rejects.toThrow(StoreRefused);
      await expect(store.upload(someRelease({ rolloutFraction: fraction }))).rejects.toThrow(StoreRefused);
    });

    it('knows no release of another store, and none that there is not', async () => {
      const { id } = await released();
      expect(await store.find('APP_STORE', id)).toBeNull();
      expect(await store.find('PLAY_STORE', 'nothing')).toBeNull();
      await expect(store.halt('APP_STORE', id)).rejects.toThrow(StoreRefused);
    });

    it('keeps its state while nobody looks', async () => {
      const { id, bundleId } = await released();
      await store.halt('PLAY_STORE', id);
      const later = opened.reopen();
      expect(await later.find('PLAY_STORE', id)).toMatchObject({ state: 'HALTED' });
      expect(await later.nextVersionCode('PLAY_STORE', bundleId)).toBe(2);
    });
  });
}
