import { FEATURES } from '../features/all';
import { KINDS } from '../kinds/all';
import { COLOURS } from '../lexicon/colours';
import { isFieldWord } from '../lexicon/fields';
import { goodsCalled } from '../lexicon/catalogue';
import { isAudience, isKnownNoun } from '../lexicon/nouns';
import { normalise, singular } from '../words';
import { corrected } from './typos';
import { ADJECTIVES, LOOK, STOP, VERBS } from './vocabulary';

const PICTURES: Record<string, string> = {
  '🌱': 'plant',
  '🪴': 'plant',
  '🌿': 'plant',
  '🍕': 'pizza',
  '📚': 'book',
  '📖': 'book',
  '💪': 'workout',
  '🏋': 'workout',
  '🏃': 'workout',
  '🐶': 'dog',
  '🐱': 'cat',
  '🐾': 'pet',
  '💧': 'water',
  '🛒': 'shopping list',
  '🛍': 'shop',
  '✅': 'todo',
  '📝': 'note',
  '💰': 'expense',
  '💸': 'expense',
  '✈': 'travel',
  '😴': 'sleep',
  '😀': 'mood',
  '😊': 'mood',
  '🎵': 'music',
  '🎬': 'movie',
  '🍳': 'recipe',
  '🍽': 'restaurant',
  '📅': 'calendar',
  '💊': 'medicine',
  '🏠': 'real estate',
  '🔥': 'habit',
  '☀': 'weather',
  '⏱': 'timer',
  '⏰': 'reminder',
  '💬': 'chat',
  '🎓': 'course',
  '🚗': 'car',
  '⚽': 'football',
  '👶': 'baby',
  '🐝': 'hive',
};

/** A word, or a `,` for whatever stands between two parts of a list or sentence. */
export type Token = string;

export const SEPARATOR = ',';

const TARGETS = [
  ...new Set(
    [...KINDS.flatMap((kind) => kind.words.split(',')), ...FEATURES.flatMap((feature) => feature.words)]
      .map((word) => word.trim().replace(/[!?]$/, ''))
      .filter((word) => /^[a-z]{5,}$/.test(word)),
  ),
];
const TARGET_SET = new Set(TARGETS);

export const isKnown = (word: string): boolean =>
  STOP.has(word) ||
  LOOK.has(word) ||
  VERBS.has(word) ||
  ADJECTIVES.has(word) ||
  TARGET_SET.has(word) ||
  isKnownNoun(word) ||
  isAudience(word) ||
  Object.hasOwn(COLOURS, word) ||
  isFieldWord(word) ||
  goodsCalled(word) !== null;

/** The words in lower case with slips corrected, and a comma where the text makes a pause. */
export function tokensOf(text: string): Token[] {
  const drawn = normalise(text)
    .replace(/^\s*(?:my\s+|an?\s+)?(?:app\s+)?(?:idea|prompt|concept|project)\s*:/, ' ')
    .replace(/(?<=\S+\s+\S+\s+\S+):(?=[^:\n]*,)/g, ' with ')
    .replace(/\p{Extended_Pictographic}/gu, (picture) => ` ${PICTURES[picture] ?? ''} `);
  const found = drawn.match(/#[0-9a-f]{6}\b|[\p{L}\p{N}][\p{L}\p{M}\p{N}']*|[,;:.!?()\n\r&+/|•–—]/gu) ?? [];
  return found.map((part) =>
    /^[#\p{L}\p{N}]/u.test(part)
      ? corrected(part.replace(/'+$/, ''), isKnown, TARGETS)
      : part === '&' || part === '+'
        ? 'and'
        : SEPARATOR,
  );
}

/** Where each of `phrases` (singular words, space between) begins among the tokens, longest first and without overlap. */
export function findPhrases<Value>(
  words: readonly Token[],
  phrases: ReadonlyMap<string, Value>,
): { start: number; length: number; value: Value; phrase: string }[] {
  const found = [];
  for (let start = 0; start < words.length; start++)
    for (let length = Math.min(4, words.length - start); length > 0; length--) {
      const part = words.slice(start, start + length);
      const [phrase, value] = [
        part.join(' '),
        [...part.slice(0, -1), singular(part.at(-1) ?? '')].join(' '),
        part.map(singular).join(' '),
      ]
        .map((candidate) => [candidate, phrases.get(candidate)] as const)
        .find(([, candidate]) => candidate !== undefined) ?? ['', undefined];
      if (value === undefined) continue;
      found.push({ start, length, value, phrase });
      start += length - 1;
      break;
    }
  return found;
}
