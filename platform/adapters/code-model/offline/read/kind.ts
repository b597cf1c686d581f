import { KINDS } from '../kinds/all';
import type { EntitySeed, Kind } from '../kinds/kind';
import { plural } from '../words';
import { isRefused } from './features';
import { weightAt } from './sign-weight';
import { findPhrases, type Token } from './tokens';
import { WITH } from './vocabulary';

interface Sign {
  kind: Kind;
  weight: number;
}

const SIGNS = new Map<string, Sign[]>();
for (const kind of KINDS)
  for (const entry of kind.words.split(',')) {
    const word = entry.trim().replace(/[!?]$/, '');
    const weight = (entry.includes('!') ? 4 : entry.includes('?') ? 1 : 2) + (word.includes(' ') ? 2 : 0);
    SIGNS.set(word, [...(SIGNS.get(word) ?? []), { kind, weight }]);
  }

/** Whether the noun, or its last word, is a good sign of the kind. */
export function isSignOf(kind: Kind, noun: string): boolean {
  const last = noun.split(' ').at(-1) ?? '';
  return [noun, last, plural(last)].some(
    (word) => SIGNS.get(word)?.some((sign) => sign.kind === kind && sign.weight > 1) ?? false,
  );
}

/** A part of another kind that the app is to have: the shopping list of a meal planner, the tasks of a CRM. */
export interface Part {
  kind: Kind;
  seed: EntitySeed;
  /** Another word for it that the prompt uses. */
  called?: string;
}

/** The parts of other kinds that stand behind "with", and the places of their words. */
export function partsIn(
  words: readonly Token[],
  skip: ReadonlySet<number>,
  main: Kind | null,
): { parts: Part[]; places: Set<number> } {
  const behind = words.findIndex((word) => WITH.has(word));
  const parts: Part[] = [];
  const places = new Set<number>();
  for (const { start, length, value, phrase } of findPhrases(words, SIGNS)) {
    if (behind < 0 || start < behind || skip.has(start) || isRefused(words, start)) continue;
    for (const { kind, weight } of value) {
      const seed =
        kind.entities.find((one) => one.noun === phrase) ??
        (phrase.includes(' ') || kind.called?.split(',').includes(phrase) ? kind.entities[0] : undefined);
      if (weight < 4 || kind === main || !seed || parts.some((part) => part.seed === seed)) continue;
      parts.push({ kind, seed, ...(kind.called?.split(',').includes(phrase) ? { called: phrase } : {}) });
      for (let place = start; place < start + length; place++) places.add(place);
      break;
    }
  }
  return { parts: parts.slice(0, 3), places };
}

export interface KindFound {
  kind: Kind;
  /** The places of the tokens by which it was recognised. */
  places: Set<number>;
}

/** The kind that the words speak of most; what stands behind "with" counts half. Null when there is no good sign of any. */
export function kindIn(words: readonly Token[]): KindFound | null {
  const behind = words.findIndex((word) => WITH.has(word));
  const scores = new Map<Kind, { score: number; places: Set<number> }>();
  const found = findPhrases(words, SIGNS);
  for (const { start, length, value } of found) {
    if (isRefused(words, start)) continue;
    for (const { kind, weight: full } of value) {
      const isOwn = (place: number) =>
        found.some(
          (sign) =>
            sign.start <= place && place < sign.start + sign.length && sign.value.some((one) => one.kind === kind),
        );
      const weight = weightAt(words, start, length, full, kind.id, isOwn);
      const entry = scores.get(kind) ?? { score: 0, places: new Set<number>() };
      entry.score += behind >= 0 && start > behind ? weight / 4 : weight;
      if (weight > 1) for (let place = start; place < start + length; place++) entry.places.add(place);
      scores.set(kind, entry);
    }
  }
  let best: (KindFound & { score: number }) | null = null;
  for (const [kind, { score, places }] of scores) {
    const isShopOf = kind.id === 'store' && score >= 4;
    const final = isShopOf ? score + 3 : score;
    if (final >= 2 && (!best || final > best.score)) best = { kind, places, score: final };
  }
  return best;
}
