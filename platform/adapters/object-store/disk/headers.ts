import type { ObjectInfo } from '#platform/ports/object-store';

/** `outside` is a range that begins past the end; null is no range, or one that a server may ignore (several, or not understood). */
export type RequestedRange = { start: number; end: number } | 'outside' | null;

/** The one range of a `Range` header, both ends included. */
export function rangeOf(header: string | undefined, bytes: number): RequestedRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match) return null;
  const [, first = '', last = ''] = match;
  if (first === '') {
    if (last === '') return null;
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'outside' : { start: bytes - length, end: bytes - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return null;
  if (start >= bytes) return 'outside';
  return { start, end: last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1) };
}

/** A file name without what no file name may hold: separators, control characters, halves of characters. */
export function safeFileName(fileName: string): string {
  return fileName.slice(0, 200).replace(/[\p{Cc}\p{Cs}/\\]/gu, '_');
}

/** RFC 6266: a plain name for old readers, and the true one by RFC 5987. */
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["%]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

export const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'accept-ranges, content-disposition, content-length, content-range, etag',
  'cross-origin-resource-policy': 'cross-origin',
};

export const PREFLIGHT = {
  ...CORS,
  'access-control-allow-methods': 'GET, HEAD, PUT',
  'access-control-allow-headers': 'content-type, if-none-match, if-range, range',
  'access-control-max-age': '86400',
};

export const etagOf = (info: ObjectInfo) => `"${info.sha256}"`;

/** What every answer with an object says. The content is somebody's upload: a browser must neither guess its type nor run it as a page of ours. */
export const objectHeaders = (info: ObjectInfo, fileName: string | null) => ({
  ...CORS,
  'content-type': info.contentType,
  'accept-ranges': 'bytes',
  etag: etagOf(info),
  'cache-control': 'private, no-cache',
  'x-content-type-options': 'nosniff',
  'content-security-policy': 'sandbox allow-scripts allow-forms',
  ...(fileName === null ? {} : { 'content-disposition': attachment(safeFileName(fileName)) }),
});
