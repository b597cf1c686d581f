import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { ErrorCode } from '#schema/error-code';
import { HttpRefusal, badRequest } from './refusal';

/** 8 MiB: eight text files of the largest size in one `applyChanges`, as the refusal says. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;
/** A body that stops coming for so long is given up. */
const SILENCE_MILLISECONDS = 20_000;

/** The body as text. Throws a refusal with 413 as soon as it is known to be too large, without reading on. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > MAX_BODY_BYTES) throw tooLarge(`${announced} bytes`);
  request.setTimeout(SILENCE_MILLISECONDS, () => request.destroy());
  const chunks: Buffer[] = [];
  // Left open when the loop ends early, so that the refusal can still be sent over it.
  const incoming = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw tooLarge('more');
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  if (!isUtf8(body)) throw badRequest('The body is no UTF-8 text; encode the JSON as UTF-8.');
  return body.toString('utf8');
}

const tooLarge = (size: string) =>
  new HttpRefusal(
    413,
    ErrorCode.LIMIT_EXCEEDED,
    `The body of a request may have ${MAX_BODY_BYTES} bytes; this one has ${size}. Upload files with \`createUpload\`, and send less at a time.`,
    { connection: 'close' },
  );
