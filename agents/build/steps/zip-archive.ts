import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { PassThrough, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';

/** A file as the directory at the archive's end tells of it. Nothing of this has been checked. */
export interface ZipEntry {
  path: string;
  /** Unpacked. */
  bytes: number;
  packedBytes: number;
  method: number;
  crc32: number;
  /** Where its own header begins. */
  offset: number;
}

/** Thrown with what is wrong about an archive. */
export class ArchiveUnusable extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = 'ArchiveUnusable';
  }
}

const END = { signature: 0x06054b50, bytes: 22 };
const DIRECTORY_ENTRY = { signature: 0x02014b50, bytes: 46 };
const FILE_HEADER = { signature: 0x04034b50, bytes: 30 };
const STORED = 0;
const DEFLATED = 8;
const MAX_COMMENT_BYTES = 0xffff;
/** Enough for the names of any source; what is longer is not read at all. */
const MAX_DIRECTORY_BYTES = 32 * 1024 * 1024;
const IS_ENCRYPTED = 1;

/** A zip on the disk, of which only the directory and the file that is just unpacked are in memory. */
export class ZipArchive {
  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    readonly entries: readonly ZipEntry[],
  ) {}

  /** Reads the directory. Throws `ArchiveUnusable`, also when it has more than `maxEntries`. */
  static async open(path: string, maxEntries: number): Promise<ZipArchive> {
    const file = await open(path);
    try {
      return new ZipArchive(path, file, await readDirectory(file, maxEntries));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Unpacks a file to where `target` names none yet, piece by piece and outside of the event loop. Breaks off with `ArchiveUnusable` as soon as it is not what the directory tells. */
  async extract(entry: ZipEntry, target: string, signal: AbortSignal): Promise<void> {
    const { offset, packedBytes, method, path } = entry;
    const header = await readAt(this.file, offset, FILE_HEADER.bytes);
    if (header.readUInt32LE(0) !== FILE_HEADER.signature) throw damaged(path);
    const start = offset + FILE_HEADER.bytes + header.readUInt16LE(26) + header.readUInt16LE(28);
    const packed =
      packedBytes === 0 ? Readable.from([]) : createReadStream(this.path, { start, end: start + packedBytes - 1 });
    const unpacked = method === STORED ? new PassThrough() : createInflateRaw();
    try {
      await pipeline(packed, unpacked, checking(entry), createWriteStream(target, { flags: 'wx' }), { signal });
    } catch (error) {
      throw String((error as NodeJS.ErrnoException).code).startsWith('Z_') ? damaged(path) : error;
    }
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/** Passes on no more bytes than the directory tells, and ends well only with all of them. */
function checking({ path, bytes, crc32: wanted }: ZipEntry): Transform {
  let count = 0;
  let sum = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count += chunk.length;
      sum = crc32(chunk, sum);
      if (count > bytes) done(new ArchiveUnusable(`"${path}" is longer than its ${bytes} bytes`));
      else done(null, chunk);
    },
    flush(done) {
      done(count === bytes && sum === wanted ? null : damaged(path));
    },
  });
}

async function readDirectory(file: FileHandle, maxEntries: number): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tailBytes = Math.min(size, END.bytes + MAX_COMMENT_BYTES);
  const tail = await readAt(file, size - tailBytes, tailBytes);
  let at = tail.length - END.bytes;
  while (at >= 0 && tail.readUInt32LE(at) !== END.signature) at--;
  if (at < 0) throw new ArchiveUnusable('it is no zip archive');
  const [count, bytes, start] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  if (count > maxEntries) throw new ArchiveUnusable(`it has ${count} files, which is more than ${maxEntries}`);
  if (bytes > MAX_DIRECTORY_BYTES || start + bytes > size) throw new ArchiveUnusable('its directory is damaged');
  const directory = await readAt(file, start, bytes);
  const entries: ZipEntry[] = [];
  for (let from = 0; entries.length < count;) {
    const { entry, next } = directoryEntry(directory, from);
    entries.push(entry);
    from = next;
  }
  return entries;
}

function directoryEntry(directory: Buffer, from: number): { entry: ZipEntry; next: number } {
  const nameAt = from + DIRECTORY_ENTRY.bytes;
  if (nameAt > directory.length || directory.readUInt32LE(from) !== DIRECTORY_ENTRY.signature)
    throw new ArchiveUnusable('its directory is damaged');
  const short = (offset: number) => directory.readUInt16LE(from + offset);
  const long = (offset: number) => directory.readUInt32LE(from + offset);
  const extraAt = nameAt + short(28);
  const next = extraAt + short(30) + short(32);
  if (next > directory.length) throw new ArchiveUnusable('its directory is damaged');
  const path = directory.toString('utf8', nameAt, extraAt);
  const method = short(10);
  if (short(8) & IS_ENCRYPTED || (method !== STORED && method !== DEFLATED))
    throw new ArchiveUnusable(`"${path}" is packed in a way that is not known here`);
  const entry = { path, method, crc32: long(16), packedBytes: long(20), bytes: long(24), offset: long(42) };
  return { entry, next };
}

async function readAt(file: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, position);
  if (bytesRead < bytes) throw new ArchiveUnusable('it ends too early');
  return buffer;
}

const damaged = (path: string) => new ArchiveUnusable(`"${path}" is damaged`);
