import { isFieldWord } from '../lexicon/fields';
import { classOf, isAudience } from '../lexicon/nouns';
import { isPlural, onLastWord, singular } from '../words';
import { isRefused } from './features';
import { isPlausible } from './plausible';
import { isKnown, SEPARATOR, type Token } from './tokens';
import { ADJECTIVES, FOR, LOOK, STOP, VERBS, WITH } from './vocabulary';

export interface NounPhrase {
  /** In the singular: `hive inspection`. */
  phrase: string;
  plural: boolean;
  /** What stands before it: it is worked with (object), the app is for it or about it (subject), or something has it (with). */
  role: 'object' | 'subject' | 'with' | 'audience';
  place: number;
}

const RESET = new Set('where that which who when to can lets let so'.split(' '));
/** `a library of games` is about games. */
const CONTAINERS = new Set('library archive set pile range selection gallery group series diary log stock'.split(' '));
/** Words for the app itself, behind what it is about: a wine cellar keeps wines. */
const HEADS = new Set(
  'guide companion schedule scanner directory cellar cabinet finder locator viewer builder generator checker calculator catalog catalogue archive sheet sheets base book'.split(
    ' ',
  ),
);
/** `fishing`: what one does, in sessions. */
const isActivity = (word: string) => /^[a-z]{4,}ing$/.test(word) && !isKnown(word);
const MOST_WORDS = 4;

/** The noun phrases of the words, without those at `skip`, which have been understood as something else. */
export function nounsIn(words: readonly Token[], skip: ReadonlySet<number>): NounPhrase[] {
  const found: NounPhrase[] = [];
  let role: NounPhrase['role'] | 'for' = 'subject';
  let held: string[] = [];
  const flush = (place: number) => {
    const kept = held.slice(-MOST_WORDS);
    held = [];
    while (kept.at(-1) === 'of') kept.pop();
    if (kept.length > 0 && kept.every((word) => TOPICAL.has(word)) && skip.has(place)) kept.push(words[place] ?? '');
    if (kept.length > 1 && HEADS.has(kept.at(-1) ?? '')) kept.pop();
    if (kept.length === 1 && isActivity(kept[0] ?? '') && role !== 'with') kept.push('session');
    const head = kept.at(-1) ?? '';
    if (!kept.some((word) => !ADJECTIVES.has(word)) || (ADJECTIVES.has(head) && !isKnownTopic(head))) return;
    const phrase = kept.includes('of') ? kept.join(' ') : onLastWord(kept.join(' '), singular);
    const actual =
      role === 'for' ? (isAudience(head) || ['place', 'group'].includes(classOf(head)) ? 'audience' : 'subject') : role;
    if (!found.some((one) => one.phrase === phrase) && !isRefused(words, place - kept.length))
      found.push({ phrase, plural: isPlural(head) && !kept.includes('of'), role: actual, place: place - kept.length });
  };
  for (const [place, word] of words.entries()) {
    if (word === 'of' && /^(number|count|date|amount)$/.test(held.at(-1) ?? '')) {
      held.push(word);
      continue;
    }
    const isField = role === 'with' && isFieldWord(word) && !skip.has(place);
    const isContent =
      !skip.has(place) &&
      words[place - 1] !== 'per' &&
      !(words[place + 1] === 'of' && CONTAINERS.has(word)) &&
      (isField ||
        (!STOP.has(word) &&
          (role === 'with' || !LOOK.has(word)) &&
          !WITH.has(word) &&
          !FOR.has(word) &&
          !isVerb(words, place) &&
          word !== SEPARATOR));
    if (isContent && /^\p{L}/u.test(word) && (isKnown(word) || isPlausible(word))) {
      held.push(word);
      continue;
    }
    flush(place);
    if (WITH.has(word)) role = 'with';
    else if (FOR.has(word)) role = 'for';
    else if (RESET.has(word)) role = 'subject';
    else if (VERBS.has(word) && isVerb(words, place)) role = 'object';
  }
  flush(words.length);
  return found;
}

/** Qualities that make a topic of the kind's own word: `Spanish vocabulary`, `vegan recipe`. */
const TOPICAL = new Set(
  'vegan vegetarian healthy italian asian mexican indian french spanish german japanese chinese english thai greek korean american keto organic'.split(
    ' ',
  ),
);
const isKnownTopic = (word: string) => isFieldWord(word);

/** A word that may be verb or noun is a verb where something comes behind that it can act on: "book a table", not "a book". */
function isVerb(words: readonly Token[], place: number): boolean {
  const word = words[place] ?? '';
  if (!VERBS.has(word)) return false;
  const before = words[place - 1] ?? '';
  const next = words[place + 1] ?? SEPARATOR;
  if (/^(date|time|day|name|number|type|status|count|price|cost)$/.test(next) && !/^(to|and|i|we)$/.test(before))
    return false;
  if (/^(a|an|the|my|our|each|every|per|of|for|with|by)$/.test(before) && !word.endsWith('ing')) return false;
  return next !== SEPARATOR && !/^(and|or|with|for|in|by|from|app)$/.test(next)
    ? true
    : /^(to|can|and|i|we|they|users?|people|,)$/.test(before) || word.endsWith('ing');
}
