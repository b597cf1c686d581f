import { createHmac, timingSafeEqual } from 'node:crypto';

const PREFIX = 'nac_ref_';

/** Names its session and which of its refreshes it is for; signed, so nothing of it has to be kept. */
export function refreshTokenFor(sessionId: string, generation: number, secret: string): string {
  const body = `${sessionId}.${generation}`;
  return `${PREFIX}${body}.${sign(body, secret)}`;
}

/** Null for a token that we did not make. */
export function readRefreshToken(token: string, secret: string): { sessionId: string; generation: number } | null {
  if (!token.startsWith(PREFIX)) return null;
  const [sessionId = '', generation = '', signature = ''] = token.slice(PREFIX.length).split('.');
  const expected = Buffer.from(sign(`${sessionId}.${generation}`, secret));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  return { sessionId, generation: Number(generation) };
}

const sign = (body: string, secret: string) =>
  createHmac('sha256', `refresh ${secret}`).update(body).digest('base64url');
