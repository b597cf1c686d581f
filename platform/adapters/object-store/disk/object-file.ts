import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { ObjectInfo } from '#platform/ports/object-store';
import { isErrorCode } from './error-code';

/**
 * An object is one file: a head of fixed length with what is known of it, then its content. One rename makes both visible, and no crash can part them.
 */
const HEAD_BYTES = 512;

const Head = z.object({ bytes: z.int().min(0), sha256: z.hex().length(64), contentType: z.string().max(255) });
type ObjectHead = z.infer<typeof Head>;

/** Writes the content behind the place of the head, and then the head. Returns when both are on the disk. */
export async function writeObject(
  file: FileHandle,
  content: Buffer | AsyncIterable<unknown>,
  contentType: string,
): Promise<ObjectHead> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of Buffer.isBuffer(content) ? [content] : content) {
    const chunk = typeof part === 'string' || part instanceof Uint8Array ? Buffer.from(part) : null;
    if (!chunk) throw new TypeError('The content of an object is a stream of bytes, not of objects.');
    hash.update(chunk);
    await writeAll(file, chunk, HEAD_BYTES + bytes);
    bytes += chunk.length;
  }
  const head = { bytes, sha256: hash.digest('hex'), contentType };
  await writeAll(file, Buffer.from(JSON.stringify(head).padEnd(HEAD_BYTES - 1) + '\n'), 0);
  await file.sync();
  return head;
}

/** An object as it was when it was opened: it stays readable so, also when it is replaced or deleted meanwhile. */
export interface OpenObject {
  info: ObjectInfo;
  /** Bytes `start` to `end`, both included; closes the object at its end. To be called once at most. */
  read(start: number, end: number): Readable;
  /** For who does not read. */
  close(): Promise<void>;
}

/** Null when there is none. Throws when the file is damaged: that must not look like an object that is not there. */
export async function openObjectFile(path: string, key: string): Promise<OpenObject | null> {
  const file = await openOrNull(path);
  if (!file) return null;
  try {
    const info = { key, ...(await readHead(file, path)) };
    return {
      info,
      read: (start, end) => file.createReadStream({ start: HEAD_BYTES + start, end: HEAD_BYTES + Math.max(end, 0) }),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openOrNull(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if (isErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
}

async function readHead(file: FileHandle, path: string): Promise<ObjectHead> {
  const buffer = Buffer.alloc(HEAD_BYTES);
  const { bytesRead } = await file.read(buffer, 0, HEAD_BYTES, 0);
  try {
    return Head.parse(JSON.parse(buffer.toString('utf8', 0, bytesRead)));
  } catch (error) {
    throw new Error(`The object file ${path} is damaged: its head cannot be read.`, { cause: error });
  }
}

async function writeAll(file: FileHandle, chunk: Buffer, position: number): Promise<void> {
  let written = 0;
  while (written < chunk.length) {
    written += (await file.write(chunk, written, chunk.length - written, position + written)).bytesWritten;
  }
}
