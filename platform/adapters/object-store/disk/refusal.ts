import type { IncomingMessage, ServerResponse } from 'node:http';
import { ChecksumMismatch, InvalidKey, ObjectNotFound } from '#platform/ports/object-store';
import { isErrorCode } from './error-code';
import { CORS } from './headers';
import { UploadRefused } from './upload';

/** What an error means to the client; nothing of our insides. */
export function reasonOf(error: unknown): [status: number, code: string, message: string] {
  if (error instanceof UploadRefused) return [error.status, error.code, error.message];
  if (error instanceof ChecksumMismatch) return [400, 'CHECKSUM_MISMATCH', error.message];
  if (error instanceof ObjectNotFound) return [404, 'NOT_FOUND', error.message];
  if (error instanceof InvalidKey) return [404, 'NOT_FOUND', 'There is no object at this path.'];
  if (isErrorCode(error, 'ENOSPC', 'EDQUOT'))
    return [507, 'DISK_FULL', 'The disk of the object store is full; nothing was kept.'];
  return [500, 'INTERNAL', 'The object store failed to answer; try again.'];
}

/** What a refused client is still sending is let go by, up to a measure, so that it reads the answer instead of a broken connection. */
const MAX_IGNORED_BYTES = 16 * 1024 * 1024;
const MAX_IGNORED_MS = 10_000;

/** Answers with the reason as JSON: `{ "error": { "code", "message" } }`. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
): void {
  const body = JSON.stringify({ error: { code, message } });
  response.writeHead(status, {
    ...CORS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...(request.complete ? {} : { connection: 'close' }),
  });
  if (request.method !== 'HEAD') response.write(body);
  const patience = setTimeout(end, MAX_IGNORED_MS).unref();
  function end() {
    clearTimeout(patience);
    response.end();
  }
  if (request.readableEnded || request.destroyed) return end();
  let ignored = 0;
  request.on('data', (chunk: Buffer) => {
    ignored += chunk.length;
    if (ignored > MAX_IGNORED_BYTES) end();
  });
  request.once('end', end).once('close', end);
}
