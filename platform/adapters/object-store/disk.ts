import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { type Clock, systemClock } from '#platform/kernel/clock';
import {
  type ByteRange,
  type ObjectInfo,
  type ObjectStore,
  type PutOptions,
  type SignedPut,
  ChecksumMismatch,
  ObjectNotFound,
  RangeNotSatisfiable,
  requireKey,
} from '#platform/ports/object-store';
import { isErrorCode } from './disk/error-code';
import { filesBelow, publish, removeEmptyFolders } from './disk/folders';
import { objectHandler } from './disk/handler';
import { safeFileName } from './disk/headers';
import { newIncomingName, openIncoming } from './disk/incoming';
import { folderOfPrefix, keyOfPath, pathOfKey } from './disk/key-path';
import { type OpenObject, openObjectFile, writeObject } from './disk/object-file';
import { type Permission, toQuery } from './disk/signed-url';

export interface DiskObjectStoreOptions {
  /** Created when it is missing. Several processes may open the same folder. */
  folder: string;
  /** Signs URLs; every process that signs or answers them has the same. */
  secret: string;
  /** Where `handler` answers, such as `http://127.0.0.1:4000/objects`. */
  publicBaseUrl: string;
  clock?: Clock;
}

/** Objects as files of one folder. */
export class DiskObjectStore implements ObjectStore {
  /** Answers the URLs of `signGet` and `signPut`; to be served below the path of `publicBaseUrl`. */
  readonly handler: RequestListener;
  private readonly objects: string;
  private readonly incoming: string;
  private readonly refusals: string;
  private readonly baseUrl: string;
  private readonly clock: Clock;

  private constructor(private readonly options: DiskObjectStoreOptions) {
    this.objects = join(options.folder, 'objects');
    this.incoming = join(options.folder, 'incoming');
    this.refusals = join(options.folder, 'refused');
    this.baseUrl = options.publicBaseUrl.replace(/\/+$/, '');
    this.clock = options.clock ?? systemClock;
    const basePath = new URL(this.baseUrl).pathname.replace(/\/$/, '');
    this.handler = objectHandler({
      open: (key) => this.openObject(key),
      put: (key, content, how) => this.put(key, content, how),
      onRefused: (key, reason) => this.noteRefusal(key, reason),
      basePath,
      secret: options.secret,
      clock: this.clock,
    });
  }

  /** Opens the folder and removes what killed processes have left half-written. */
  static async open(options: DiskObjectStoreOptions): Promise<DiskObjectStore> {
    const store = new DiskObjectStore(options);
    await openIncoming(store.incoming);
    await mkdir(store.objects, { recursive: true, mode: 0o700 });
    await mkdir(store.refusals, { recursive: true, mode: 0o700 });
    return store;
  }

  async put(key: string, content: Buffer | Readable, { contentType, sha256 }: PutOptions): Promise<ObjectInfo> {
    requireKey(key);
    requireContentType(contentType);
    const draft = join(this.incoming, newIncomingName());
    try {
      const file = await open(draft, 'wx', 0o600);
      const head = await writeObject(file, content, contentType).finally(() => file.close());
      if (sha256 !== undefined && head.sha256 !== sha256.toLowerCase())
        throw new ChecksumMismatch(key, sha256, head.sha256);
      await publish(draft, this.pathOf(key));
      await rm(this.refusalPathOf(key), { force: true });
      return { key, ...head };
    } finally {
      await rm(draft, { force: true });
    }
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const object = await this.openObject(key);
    if (!object) throw new ObjectNotFound(key);
    const { bytes } = object.info;
    const { start = 0, end = bytes - 1 } = range ?? {};
    if (!range || (start >= 0 && start < bytes && start <= end)) return object.read(start, end);
    await object.close();
    throw new RangeNotSatisfiable(key, start, bytes);
  }

  async head(key: string): Promise<ObjectInfo | null> {
    const object = await this.openObject(key);
    await object?.close();
    return object && object.info;
  }

  async delete(key: string): Promise<void> {
    requireKey(key);
    const path = this.pathOf(key);
    await rm(path, { force: true });
    await removeEmptyFolders(dirname(path), this.objects);
    const refusal = this.refusalPathOf(key);
    await rm(refusal, { force: true });
    await removeEmptyFolders(dirname(refusal), this.refusals);
  }

  async refusalOf(key: string): Promise<string | null> {
    requireKey(key);
    try {
      return await readFile(this.refusalPathOf(key), 'utf8');
    } catch (error) {
      if (isErrorCode(error, 'ENOENT', 'ENOTDIR')) return null;
      throw error;
    }
  }

  async list(prefix: string, limit: number, after = ''): Promise<ObjectInfo[]> {
    const keys = (await filesBelow(folderOfPrefix(this.objects, prefix)))
      .map((path) => keyOfPath(relative(this.objects, path).split(sep).join('/')))
      .filter((key) => key !== null)
      .filter((key) => key.startsWith(prefix) && key > after)
      .toSorted((one, other) => (one < other ? -1 : 1));
    const found: ObjectInfo[] = [];
    for (const key of keys) {
      if (found.length >= limit) break;
      const info = await this.head(key);
      if (info) found.push(info);
    }
    return found;
  }

  async signGet(key: string, lifetimeSeconds: number, fileName?: string): Promise<string> {
    requireKey(key);
    return this.urlOf({
      method: 'GET',
      key,
      expiresAt: this.inSeconds(lifetimeSeconds),
      fileName: fileName === undefined ? null : safeFileName(fileName),
    });
  }

  async signPut(
    key: string,
    { bytes, sha256, contentType }: { bytes: number; sha256: string; contentType: string },
    lifetimeSeconds: number,
  ): Promise<SignedPut> {
    requireKey(key);
    requireContentType(contentType);
    if (!Number.isSafeInteger(bytes) || bytes < 0) throw new TypeError(`${bytes} is no number of bytes.`);
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError(`"${sha256.slice(0, 80)}" is no sha256 in lower-case hex.`);
    const expiresAt = this.inSeconds(lifetimeSeconds);
    const url = this.urlOf({ method: 'PUT', key, expiresAt, bytes, sha256, contentType });
    return { url, method: 'PUT', headers: { 'content-type': contentType }, expiresAt };
  }

  /** Holds nothing open between calls. */
  async close(): Promise<void> {}

  private async openObject(key: string): Promise<OpenObject | null> {
    requireKey(key);
    return openObjectFile(this.pathOf(key), key);
  }

  /** Beside the objects, so that the next process, or another one, knows it too. */
  private async noteRefusal(key: string, reason: string): Promise<void> {
    const draft = join(this.incoming, newIncomingName());
    await writeFile(draft, reason, { flag: 'wx', mode: 0o600 });
    await publish(draft, this.refusalPathOf(key)).finally(() => rm(draft, { force: true }));
  }

  private pathOf(key: string): string {
    return join(this.objects, pathOfKey(key));
  }

  private refusalPathOf(key: string): string {
    return join(this.refusals, pathOfKey(key));
  }

  private urlOf(permission: Permission): string {
    return `${this.baseUrl}/${permission.key}?${toQuery(permission, this.options.secret).toString()}`;
  }

  /** Whole seconds, as the URL says them; rounded up, so that no URL lives shorter than promised. */
  private inSeconds(lifetimeSeconds: number): Date {
    return new Date(Math.ceil(this.clock.now().getTime() / 1000 + lifetimeSeconds) * 1000);
  }
}

/** It becomes a header, so that anything else would break the answer. */
function requireContentType(contentType: string): void {
  if (!/^[\x20-\x7e]{1,255}$/.test(contentType))
    throw new TypeError('A content type is 1–255 printable ASCII characters.');
}
