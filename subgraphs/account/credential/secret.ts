import { createHash, randomBytes } from 'node:crypto';

/** More than any secret of ours has. */
export const LONGEST_TOKEN = 200;

/** A secret of 256 bits behind a prefix that says what it is, with a checksum, so that scanners find leaked ones without asking us. */
export function newSecret(prefix: string): string {
  const body = randomBytes(32).toString('base64url');
  return `${prefix}${body}${checksum(body)}`;
}

/** False for what cannot be one of ours: spares a look into the database. */
export function hasChecksum(secret: string, prefix: string): boolean {
  if (!secret.startsWith(prefix)) return false;
  const body = secret.slice(prefix.length, -CHECKSUM_LENGTH);
  return body.length > 0 && checksum(body) === secret.slice(-CHECKSUM_LENGTH);
}

/** What is kept of a secret. A plain hash suffices: nobody guesses 256 bits. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const CHECKSUM_LENGTH = 6;
const checksum = (body: string) =>
  createHash('sha256').update(body).digest('base64url').replaceAll(/[-_]/g, '0').slice(0, CHECKSUM_LENGTH);
