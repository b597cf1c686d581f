import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { PageHandler } from '../http/page-handler';

/** A file of a page, packed with gzip, which every browser of these pages reads. It is read and packed once, when it is first asked for. */
export function packedFile(contentType: string, read: () => string): PageHandler {
  let file: { bytes: Buffer; etag: string } | undefined;
  return (request, response) => {
    file ??= pack(read());
    const isKnown = request.headers['if-none-match'] === file.etag;
    response.writeHead(isKnown ? 304 : 200, {
      'content-type': `${contentType}; charset=utf-8`,
      'content-encoding': 'gzip',
      ...(!isKnown && { 'content-length': file.bytes.length }),
      // Asked for anew by each page, so that page and script are of the same build.
      'cache-control': 'no-cache',
      etag: file.etag,
      'x-content-type-options': 'nosniff',
    });
    response.end(isKnown || request.method === 'HEAD' ? undefined : file.bytes);
  };
}

function pack(text: string): { bytes: Buffer; etag: string } {
  return { bytes: gzipSync(text), etag: `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"` };
}
