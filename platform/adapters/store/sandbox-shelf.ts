import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '#platform/kernel/id';
import type { StoreName } from '#platform/ports/store';
import type { KeptRelease } from './sandbox-review';

/** The releases of the sandbox: a file each, named by app and version code, so that no two processes can take one code. */
export class SandboxShelf {
  constructor(private readonly folder: string) {}

  async all(): Promise<KeptRelease[]> {
    await mkdir(this.folder, { recursive: true });
    const files = (await readdir(this.folder)).filter((name) => name.endsWith('.json'));
    return Promise.all(
      files.map(async (name) => JSON.parse(await readFile(join(this.folder, name), 'utf8')) as KeptRelease),
    );
  }

  async find(store: StoreName, id: string): Promise<KeptRelease | null> {
    return (await this.all()).find((release) => release.id === id && release.store === store) ?? null;
  }

  /** False when the version code is taken. */
  async add(release: KeptRelease): Promise<boolean> {
    const draft = await this.draft(release);
    try {
      await link(draft, this.pathOf(release));
      return true;
    } catch (error) {
      if ((error as { code?: unknown }).code === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(draft, { force: true });
    }
  }

  async replace(release: KeptRelease): Promise<void> {
    await rename(await this.draft(release), this.pathOf(release));
  }

  private async draft(release: KeptRelease): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    const path = join(this.folder, `${newId('new')}.draft`);
    await writeFile(path, JSON.stringify(release, null, 2));
    return path;
  }

  private pathOf({ store, bundleId, versionCode }: KeptRelease): string {
    return join(this.folder, `${store} ${encodeURIComponent(bundleId)} ${versionCode}.json`);
  }
}
