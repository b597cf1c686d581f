import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { request } from 'undici';
import { backoffMs, pauseFor } from './backoff';

/** Tries of one transfer, over about a minute. */
const TRIES = 10;

/** A file could not be brought over, however often it was tried. */
export class TransferFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TransferFailed';
  }
}

/** What a file has to be. */
export interface FileFacts {
  bytes: number;
  /** Hex. */
  sha256: string;
}

/** How a file is to be sent, as the platform has signed it. */
export interface SignedUpload {
  url: string;
  method: string;
  headers: { name: string; value: string }[];
}

/** Fetches a URL into a file and checks that it is what it should be. */
export async function download(url: string, path: string, facts: FileFacts, signal: AbortSignal): Promise<void> {
  await insistently('The source could not be fetched', signal, async () => {
    const { statusCode, body } = await request(url, { signal });
    if (statusCode !== 200) {
      await body.dump();
      throw new Error(`the answer was HTTP ${statusCode}`);
    }
    const hash = createHash('sha256');
    let bytes = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(bytes > facts.bytes ? new Error('it is longer than announced') : null, chunk);
      },
    });
    await pipeline(body, measure, createWriteStream(path));
    if (bytes !== facts.bytes || hash.digest('hex') !== facts.sha256) throw new Error('what came is not what was sent');
  });
}

/** Sends a file to a signed URL. */
export async function upload(path: string, to: SignedUpload, signal: AbortSignal): Promise<void> {
  const { size } = await stat(path);
  const headers = Object.fromEntries(to.headers.map(({ name, value }) => [name.toLowerCase(), value]));
  await insistently('An artifact could not be uploaded', signal, async () => {
    const { statusCode, body } = await request(to.url, {
      method: to.method as 'PUT',
      headers: { ...headers, 'content-length': String(size) },
      body: createReadStream(path),
      signal,
    });
    const text = await body.text();
    if (statusCode >= 300) throw new Error(`the answer was HTTP ${statusCode} ${text.slice(0, 200)}`);
  });
}

/** The size and the hash of a file. */
export async function factsOf(path: string): Promise<FileFacts> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function insistently(what: string, signal: AbortSignal, transfer: () => Promise<void>): Promise<void> {
  for (let failures = 0; ; failures++) {
    signal.throwIfAborted();
    try {
      return await transfer();
    } catch (error) {
      signal.throwIfAborted();
      if (failures + 1 >= TRIES)
        throw new TransferFailed(
          `${what} in ${TRIES} tries: ${error instanceof Error ? error.message : String(error)}.`,
        );
      await pauseFor(backoffMs(failures), signal);
    }
  }
}
