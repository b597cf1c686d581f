import { ErrorCode } from '#schema/error-code';
import { HttpRefusal } from './refusal';

export const GRAPHQL_JSON = 'application/graphql-response+json';
export const PLAIN_JSON = 'application/json';
export type MediaType = typeof GRAPHQL_JSON | typeof PLAIN_JSON;

/** The form of the answer that the client likes best; plain JSON where it says nothing. Throws a refusal with 406. */
export function acceptedMediaType(accept: string | undefined): MediaType {
  if (!accept?.trim()) return PLAIN_JSON;
  let best: { type: MediaType; quality: number } | null = null;
  for (const range of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    const type = name === GRAPHQL_JSON ? GRAPHQL_JSON : matchesJson(name) ? PLAIN_JSON : null;
    const quality = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
    if (type && quality > 0 && (!best || quality > best.quality)) best = { type, quality };
  }
  if (best) return best.type;
  throw new HttpRefusal(
    406,
    ErrorCode.INVALID_INPUT,
    `Answers come as ${GRAPHQL_JSON} or ${PLAIN_JSON}; accept one of them.`,
  );
}

const matchesJson = (name: string) => name === PLAIN_JSON || name === 'application/*' || name === '*/*';
