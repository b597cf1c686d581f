import type { Readable } from 'node:stream';

export interface ObjectInfo {
  key: string;
  bytes: number;
  /** Hex, of the whole content. */
  sha256: string;
  contentType: string;
}

export interface PutOptions {
  contentType: string;
  /** Hex. Given, the content is refused with `ChecksumMismatch` unless it has this hash; it never becomes visible. */
  sha256?: string;
}

/** Bytes `start` to `end`, both counted from 0 and included, as in an HTTP range. */
export interface ByteRange {
  start: number;
  end?: number;
}

export interface SignedPut {
  url: string;
  method: 'PUT';
  /** Headers that the client has to send just so: they are part of the signature. */
  headers: Record<string, string>;
  expiresAt: Date;
}

/**
 * Keeps bytes under a key. An object is visible as a whole or not at all, also after a crash; a put over an existing key replaces it at once for every later reader.
 * Keys are 1–512 characters of `A–Z a–z 0–9 . _ - /`, without empty or dotted segments; others are refused with `InvalidKey`.
 */
export interface ObjectStore {
  put(key: string, content: Buffer | Readable, options: PutOptions): Promise<ObjectInfo>;
  /** Throws `ObjectNotFound`, or `RangeNotSatisfiable` when the range begins past the end. */
  get(key: string, range?: ByteRange): Promise<Readable>;
  /** Null when there is none. */
  head(key: string): Promise<ObjectInfo | null>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  /** In the order of their keys; at most `limit` after `after`. */
  list(prefix: string, limit: number, after?: string): Promise<ObjectInfo[]>;
  /** A URL that anyone may read from until it expires; answers ranges. `fileName` makes the browser save it under that name. */
  signGet(key: string, lifetimeSeconds: number, fileName?: string): Promise<string>;
  /** A URL that anyone may write exactly this content to, until it expires; another length, type or hash is refused and leaves no object. */
  signPut(
    key: string,
    content: { bytes: number; sha256: string; contentType: string },
    lifetimeSeconds: number,
  ): Promise<SignedPut>;
  /** Why the last PUT to a URL of this key was refused, for a person; null when none was, when content came after it, or when the store cannot tell. */
  refusalOf(key: string): Promise<string | null>;
  close(): Promise<void>;
}

/** Throws `InvalidKey` unless the text may name an object. */
export function requireKey(key: string): void {
  const segments = key.split('/');
  const isKey = /^[A-Za-z0-9._/-]{1,512}$/.test(key) && !segments.some((segment) => ['', '.', '..'].includes(segment));
  if (!isKey) throw new InvalidKey(key);
}

export class ObjectNotFound extends Error {
  constructor(key: string) {
    super(`There is no object ${key}.`);
    this.name = 'ObjectNotFound';
  }
}
export class ChecksumMismatch extends Error {
  constructor(key: string, expected: string, actual: string) {
    super(`The content of ${key} has the sha256 ${actual}, not ${expected}.`);
    this.name = 'ChecksumMismatch';
  }
}
export class InvalidKey extends Error {
  constructor(key: string) {
    super(
      `"${key.slice(0, 80)}" is no key of an object: use 1–512 of A–Z a–z 0–9 . _ - / without empty or dotted segments.`,
    );
    this.name = 'InvalidKey';
  }
}
export class RangeNotSatisfiable extends Error {
  constructor(key: string, start: number, bytes: number) {
    super(`${key} has ${bytes} bytes; a range cannot begin at ${start}.`);
    this.name = 'RangeNotSatisfiable';
  }
}
