import { setImmediate as nextTurn } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';

/** What is compressed before others have their turn: a millisecond or two. */
const SLICE_BYTES = 64 * 1024;
/** One date for all entries, so that the bytes depend on the files alone. */
const DATE = new Date(1980, 0, 1);

export interface ZipEntry {
  path: string;
  content: Buffer;
}

/** A zip of the entries in their order, piece by piece. The process goes on answering meanwhile, however many or large they are; the same entries give the same bytes. */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const made: Buffer[] = [];
  const take = () => made.splice(0);
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    made.push(Buffer.from(piece));
  });
  for await (const { path, content } of entries) {
    const file = Object.assign(new ZipDeflate(path, { level: 1 }), { mtime: DATE });
    zip.add(file);
    for (let from = 0, isLast = false; !isLast; from += SLICE_BYTES) {
      isLast = from + SLICE_BYTES >= content.length;
      file.push(content.subarray(from, from + SLICE_BYTES), isLast);
      yield* take();
      await nextTurn();
    }
  }
  zip.end();
  yield* take();
}
