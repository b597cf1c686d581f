import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed URL allows its bearer. */
export type Permission =
  | { method: 'GET'; key: string; expiresAt: Date; fileName: string | null }
  | { method: 'PUT'; key: string; expiresAt: Date; bytes: number; sha256: string; contentType: string };

export type Refusal = { refused: 'FORBIDDEN' | 'EXPIRED'; message: string };

/** The query that carries the permission, with the signature over all of it. */
export function toQuery(permission: Permission, secret: string): URLSearchParams {
  const query = new URLSearchParams({ method: permission.method, expires: seconds(permission.expiresAt) });
  if (permission.method === 'PUT') {
    query.set('bytes', String(permission.bytes));
    query.set('sha256', permission.sha256);
    query.set('type', permission.contentType);
  } else if (permission.fileName !== null) query.set('name', permission.fileName);
  query.set('signature', signatureOf(permission, secret));
  return query;
}

/** Reads a permission back, and believes it only when the signature fits and its time is not over. */
export function fromQuery(key: string, query: URLSearchParams, secret: string, now: Date): Permission | Refusal {
  const expiresAt = new Date(Number(query.get('expires')) * 1000);
  const permission: Permission =
    query.get('method') === 'PUT'
      ? {
          method: 'PUT',
          key,
          expiresAt,
          bytes: Number(query.get('bytes')),
          sha256: query.get('sha256') ?? '',
          contentType: query.get('type') ?? '',
        }
      : { method: 'GET', key, expiresAt, fileName: query.get('name') };
  if (!isEqual(query.get('signature') ?? '', signatureOf(permission, secret)))
    return {
      refused: 'FORBIDDEN',
      message: 'The signature of this URL does not fit; ask for a new URL and use it as it is.',
    };
  if (textOf(query) !== textOf(toQuery(permission, secret)))
    return {
      refused: 'FORBIDDEN',
      message: 'This URL has more parameters than were signed, or one of them twice; use it as it was given.',
    };
  if (expiresAt <= now) return { refused: 'EXPIRED', message: 'This URL has expired; ask for a new one.' };
  return permission;
}

/** The parameters whatever their order; of a repeated one every value. */
const textOf = (query: URLSearchParams) =>
  JSON.stringify([...query].toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** A time of whole seconds, as it stands in the URL. */
const seconds = (time: Date) => String(Math.floor(time.getTime() / 1000));

function signatureOf(permission: Permission, secret: string): string {
  const { method, key, expiresAt } = permission;
  const bound =
    method === 'PUT' ? [permission.bytes, permission.sha256, permission.contentType] : [permission.fileName];
  // JSON keeps the fields apart, whatever they contain.
  const text = JSON.stringify(['object-store', 1, method, key, seconds(expiresAt), ...bound]);
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function isEqual(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
