import { isKnownNoun } from '../lexicon/nouns';
import { isPlausible } from './plausible';
import { SEPARATOR, type Token } from './tokens';
import { ADJECTIVES, FOR, STOP, VERBS, WITH, WITHOUT } from './vocabulary';

/** Kinds whose words name a walk of life: whatever stands behind them is still of the kind (a wedding budget, a dog walk). */
const WALKS = new Set(
  'wedding travel baby cars pets plants medicine sleep mood recipes expenses habits tasks shopping flashcards weather store inventory restaurant'.split(
    ' ',
  ),
);
/** Words for the form that records have, not for what they are about. */
const FORMS = new Set(['journal', 'diary', 'tagebuch', 'diario']);
const MAY_BE_VERB = new Set(
  'note notes book post posts film plant store stores shop train exercise record schedule chat'.split(' '),
);
const WEAK = 1;

/**
 * What a word that is a sign of a kind weighs where it stands: little before another noun (a gym membership is no workout), behind the noun that
 * the app is about (a rota for a flat), or as the mere form of records (a beekeeping diary); nothing as a verb (an app that stores names).
 */
export function weightAt(
  words: readonly Token[],
  start: number,
  length: number,
  weight: number,
  kind: string,
  isOwn: (place: number) => boolean,
): number {
  const before = words[start - 1] ?? SEPARATOR;
  const next = words[start + length] ?? SEPARATOR;
  if (
    length === 1 &&
    MAY_BE_VERB.has(words[start] ?? '') &&
    /^(to|can|i|we|they|that|which|it|could|should|nurses|people|users)$/.test(before) &&
    next !== SEPARATOR
  )
    return 0;
  const isForm = FORMS.has(words[start + length - 1] ?? '');
  if (isForm && length === 1 && isNoun(words, start - 1) && !isOwn(start - 1)) return WEAK;
  if (!WALKS.has(kind) && isNoun(words, start + length) && !isOwn(start + length)) return Math.min(weight, WEAK);
  const behind = words.slice(0, start).findLastIndex((word) => FOR.has(word) || word === 'at' || word === 'in');
  const isFor = behind >= 0 && words.slice(behind, start).every((word) => !WITH.has(word) && word !== SEPARATOR);
  const hasSubject = isFor && words.some((_, place) => place < behind && isNoun(words, place) && !isOwn(place));
  const hasOwnSubject = isFor && words.some((_, place) => place < behind && isOwn(place));
  return hasSubject && !hasOwnSubject ? Math.min(weight, WEAK) : weight;
}

/** A word that stands for a thing, as far as one can tell without knowing it. */
function isNoun(words: readonly Token[], place: number): boolean {
  const word = words[place] ?? SEPARATOR;
  if (
    word === SEPARATOR ||
    STOP.has(word) ||
    WITH.has(word) ||
    FOR.has(word) ||
    WITHOUT.has(word) ||
    ADJECTIVES.has(word)
  )
    return false;
  if (
    /^(reminders?|search|statistics|calendar|categories|category|streaks?|favou?rites|catalogu?e|inventory|collection|book|box|base|club)$/.test(
      word,
    )
  )
    return false;
  if (VERBS.has(word) && !isKnownNoun(word)) return false;
  return isPlausible(word) && !/^\d/.test(word) && !word.endsWith('ly');
}
