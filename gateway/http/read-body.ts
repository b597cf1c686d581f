import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { ErrorCode } from '#schema/error-code';
import { HttpRefusal, badRequest } from './refusal';

/** A body that stops coming for so long is given up. */
const SILENCE_MILLISECONDS = 20_000;

/** The body as text. Throws a refusal with 413 as soon as it is known to be larger than `maxBytes`, without reading on. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > maxBytes) throw tooLarge(`${announced} bytes`, maxBytes);
  request.setTimeout(SILENCE_MILLISECONDS, () => request.destroy());
  const chunks: Buffer[] = [];
  // Left open when the loop ends early, so that the refusal can still be sent over it.
  const incoming = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge('more', maxBytes);
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  if (!isUtf8(body)) throw badRequest('The body is no UTF-8 text; encode the JSON as UTF-8.');
  return body.toString('utf8');
}

const tooLarge = (size: string, maxBytes: number) =>
  new HttpRefusal(
    413,
    ErrorCode.LIMIT_EXCEEDED,
    `The body of a request may have ${maxBytes} bytes; this one has ${size}. Upload files with \`createUpload\`, and send less at a time.`,
    { connection: 'close' },
  );
