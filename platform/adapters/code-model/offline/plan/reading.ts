import { PromptNotUnderstood } from '#platform/kernel/errors';
import type { FeatureId } from '../features/feature';
import type { Kind } from '../kinds/kind';
import { isFieldWord } from '../lexicon/fields';
import { featuresIn } from '../read/features';
import { kindIn, type Part, partsIn } from '../read/kind';
import { type Look, currencyIn, lookIn } from '../read/look';
import { nameIn } from '../read/name';
import { type NounPhrase, nounsIn } from '../read/nouns';
import { type Token, tokensOf } from '../read/tokens';
import { COLOURS } from '../lexicon/colours';
import { plural } from '../words';

/** What the words of a prompt were understood to say about a new app. */
export interface Reading {
  words: Token[];
  kind: Kind | null;
  name: string | null;
  /** Models of other kinds that the app is to have too. */
  parts: Part[];
  /** Asked for, and refused, by the words. */
  wanted: FeatureId[];
  refused: FeatureId[];
  nouns: NounPhrase[];
  /** Words for fields, each with the place where it stands. */
  fields: { words: string; place: number }[];
  look: Look;
  currency: string;
}

const HELP =
  'Describe the app in a sentence, for example "A habit tracker with streaks and reminders" or "An app for beekeepers to record hive inspections".';

/** Reads the prompt of a new app. Throws `PromptNotUnderstood` when it names nothing that an app could be about. */
export function readPrompt(prompt: string): Reading {
  const { name, rest } = nameIn(prompt);
  const words = tokensOf(rest);
  if (!words.some((word) => /[\p{L}\p{N}]/u.test(word)) && name === null)
    throw new PromptNotUnderstood(`The prompt holds no words. ${HELP}`, ['prompt']);
  const kind = kindIn(words);
  const taken = new Set(kind?.places);
  const features = featuresIn(words, taken);
  const look = lookIn(words);
  const others = partsIn(words, new Set([...taken, ...features.places]), kind?.kind ?? null);
  const skip = new Set([...taken, ...features.places, ...others.places]);
  for (const [place, word] of words.entries()) if (isLookWord(words, place, word)) skip.add(place);
  const nouns = nounsIn(words, skip);
  if (!kind && nouns.length === 0 && others.parts.length === 0 && features.wanted.length === 0)
    throw new PromptNotUnderstood(`These words name nothing that an app could keep or do. ${HELP}`, ['prompt']);
  const believed = kind ? nouns.filter((noun) => /^[\p{Script=Latin}\d' ]+$/u.test(noun.phrase)) : nouns;
  const inList = believed.filter((noun) => noun.role === 'with' && isField(noun));
  return {
    words,
    kind: kind?.kind ?? null,
    name,
    parts: others.parts,
    wanted: [...new Set(features.wanted)],
    refused: [...new Set(features.refused)],
    nouns: believed.filter((noun) => !inList.includes(noun)),
    fields: [...inList.map((noun) => ({ words: wordsOf(noun), place: noun.place })), ...questionsIn(words)],
    look,
    currency: currencyIn(prompt),
  };
}

/** "where and when I saw them" asks for a place and a day. */
const questionsIn = (words: readonly Token[]) =>
  words.flatMap((word, place) => {
    const next = words[place + 1] ?? '';
    if (
      place === 0 ||
      !/^(and|,|or|i|we|it|they|)$/.test(next) ||
      !/^(and|,|see|record|log|note|track|from)$|^[a-z]+s$/.test(words[place - 1] ?? '')
    )
      return [];
    return word === 'where' ? [{ words: 'location', place }] : word === 'when' ? [{ words: 'date', place }] : [];
  });

/** Plurals that are one field: how many there are. */
const COUNTED = new Set(
  'set rep calorie point serving page step lap bedroom bathroom hour mile kilometre carb like'.split(' '),
);
const wordsOf = (noun: NounPhrase) => (noun.plural && COUNTED.has(noun.phrase) ? plural(noun.phrase) : noun.phrase);

/** Something that a thing has, not a thing of its own: a word for a field, or one of its kind in the singular. */
const isField = (noun: NounPhrase) =>
  !noun.plural ||
  COUNTED.has(noun.phrase) ||
  (isFieldWord(noun.phrase) &&
    !/^(customer|client|contact|player|guest|ticket|room|team|supplier|model|label|topic|seat|event|goal|chapter|episode)s?$/.test(
      noun.phrase,
    ));

function isLookWord(words: readonly Token[], place: number, word: Token): boolean {
  const next = words[place + 1] ?? '';
  if (word === 'dark') return true;
  if (Object.hasOwn(COLOURS, word))
    return (
      /^(theme|colou?rs?|accents?|design|look|style|app|,|and)$/.test(next) || next === '' || words[place - 1] === 'in'
    );
  return /^(theme|accents?|design|look|style|dollars?|euros?|pounds|gbp|eur|usd)$/.test(word);
}

/** True when what is counted is eaten rather than drunk. */
export const isFood = (reading: Reading) =>
  reading.words.some((word) =>
    /^(calorie|calories|nutrition|diet|meal|meals|food|macro|macros|kalorien|calorías)$/.test(word),
  );
