import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { someRelease, storeContract } from '#platform/ports/store.contract';
import { SandboxStore } from './sandbox';

const MINUTE = 60_000;
const times = { processingMs: 5 * MINUTE, reviewMs: 60 * MINUTE };

async function openSandbox() {
  const folder = await mkdtemp(join(tmpdir(), 'stores-'));
  let now = Date.parse('2026-03-29T00:00:00Z');
  const clock = { now: () => new Date(now) };
  const opened: SandboxStore[] = [];
  const reopen = () => {
    const store = new SandboxStore({ folder, times, clock });
    opened.push(store);
    return store;
  };
  return {
    store: reopen(),
    reopen,
    folder,
    process: () => void (now += times.processingMs),
    review: () => void (now += times.reviewMs),
    rejectedNotes: 'Lorem ipsum dolor',
    close: async () => {
      for (const store of opened) await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

storeContract('sandbox', openSandbox);

describe('the sandbox store', () => {
  it('says in the words of Google Play that a release goes to a part of its users', async () => {
    const sandbox = await openSandbox();
    const { id } = await sandbox.store.upload(someRelease({ rolloutFraction: 0.2 }));
    sandbox.process();
    sandbox.review();
    expect(await sandbox.store.find('PLAY_STORE', id)).toMatchObject({ rawState: 'inProgress' });
    await sandbox.store.setRollout('PLAY_STORE', id, 1);
    expect(await sandbox.store.find('PLAY_STORE', id)).toMatchObject({ rawState: 'completed' });
    await sandbox.close();
  });

  it('keeps a bundle id within its folder, whatever is written in it', async () => {
    const sandbox = await openSandbox();
    await sandbox.store.upload(someRelease({ bundleId: '../../etc/passwd' }));
    expect(await readdir(sandbox.folder)).toEqual([expect.stringContaining('..%2F..%2Fetc%2Fpasswd')]);
    expect(await sandbox.store.nextVersionCode('PLAY_STORE', '../../etc/passwd')).toBe(2);
    await sandbox.close();
  });
});
