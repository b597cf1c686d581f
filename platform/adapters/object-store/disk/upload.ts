import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Permission } from './signed-url';

export type Upload = Permission & { method: 'PUT' };

/** The request is not the one that was signed. */
export class UploadRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'UploadRefused';
  }
}

/** The body of a signed PUT, which fails as soon as it is not what was signed. The hash is the store's to check. */
export function contentOf(request: IncomingMessage, upload: Upload): Readable {
  const type = request.headers['content-type'] ?? '';
  if (type.trim().toLowerCase() !== upload.contentType.toLowerCase())
    throw new UploadRefused(
      415,
      'CONTENT_TYPE_MISMATCH',
      `This URL is signed for the content-type ${upload.contentType}; the request says "${type}".`,
    );
  const announced = request.headers['content-length'];
  if (announced !== undefined && Number(announced) !== upload.bytes) throw otherLength(upload, announced);
  return Readable.from(counted(request, upload), { objectMode: false });
}

async function* counted(request: IncomingMessage, upload: Upload): AsyncGenerator<Buffer> {
  let bytes = 0;
  // Left open when it is refused half-way, so that the client can still be told why.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > upload.bytes) throw otherLength(upload, 'more');
    yield part;
  }
  if (bytes !== upload.bytes) throw otherLength(upload, String(bytes));
}

const otherLength = (upload: Upload, given: string) =>
  new UploadRefused(400, 'LENGTH_MISMATCH', `This URL is signed for ${upload.bytes} bytes; the request has ${given}.`);
