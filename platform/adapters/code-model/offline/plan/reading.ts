import { PromptNotUnderstood } from '#platform/kernel/errors';
import type { FeatureId } from '../features/feature';
import type { Kind } from '../kinds/kind';
import { describedIn, type Thing } from '../describe/things';
import { isFieldWord } from '../lexicon/fields';
import { classOf } from '../lexicon/nouns';
import { featuresIn } from '../read/features';
import { isSignOf, kindIn, type KindFound, type Part, partsIn } from '../read/kind';
import { type Look, currencyIn, lookIn } from '../read/look';
import { nameIn } from '../read/name';
import { translated } from '../read/language';
import { isPlausible } from '../read/plausible';
import { type NounPhrase, nounsIn } from '../read/nouns';
import { isNoRequest } from '../read/prose';
import { isKnown, type Token, tokensOf } from '../read/tokens';
import { type ToolFound, toolIn } from '../tools/find';
import { COLOURS } from '../lexicon/colours';
import { onLastWord, plural, singular } from '../words';

/** What the words of a prompt were understood to say about a new app. */
export interface Reading {
  words: Token[];
  /** The language of the words as it is called in English, null for English; and those of its words that are not known. */
  language: string | null;
  unknown: string[];
  kind: Kind | null;
  name: string | null;
  /** Models of other kinds that the app is to have too. */
  parts: Part[];
  /** Asked for, and refused, by the words. */
  wanted: FeatureId[];
  refused: FeatureId[];
  nouns: NounPhrase[];
  /** What is to be worked out or drawn by chance; null when nothing is. */
  tool: ToolFound | null;
  /** Things whose fields the words enumerate; none when they enumerate none. */
  things: Thing[];
  /** What the app is about by its first words, which need not be a thing that it keeps: `chess club`. */
  subject: string | null;
  /** Words for fields, each with the place where it stands. */
  fields: { words: string; place: number }[];
  look: Look;
  currency: string;
}

const HELP =
  'Describe the app in a sentence, for example "A habit tracker with streaks and reminders" or "An app for beekeepers to record hive inspections".';

/** Reads the prompt of a new app. Throws `PromptNotUnderstood` when it names nothing that an app could be about. */
export function readPrompt(prompt: string): Reading {
  const { name, rest: told } = nameIn(prompt);
  const { language, english: rest, unknown: strange } = translated(told);
  const unknown = strange.filter((word) => !tokensOf(word).every((one) => isKnown(one) || isKnown(singular(one))));
  if (language === null && isNoRequest(prompt))
    throw new PromptNotUnderstood(`These words describe no app. ${HELP}`, ['prompt']);
  const tool = toolIn(tokensOf(rest));
  const described = tool?.isMain ? { things: [], rest } : describedIn(rest);
  const words = tokensOf(described.things.length > 0 ? described.rest : rest);
  const extra = new Set(words.length === tokensOf(rest).length ? tool?.places : []);
  if (!tokensOf(rest).some((word) => /[\p{L}\p{N}]/u.test(word)) && name === null)
    throw new PromptNotUnderstood(`The prompt holds no words. ${HELP}`, ['prompt']);
  const kind = kindOf(words, described.things);
  const taken = new Set([...(kind?.places ?? []), ...extra]);
  const features = featuresIn(words, taken);
  const look = lookIn(words);
  const others = partsIn(words, new Set([...taken, ...features.places]), kind?.kind ?? null);
  const skip = new Set([...taken, ...features.places, ...others.places]);
  for (const [place, word] of words.entries()) if (isLookWord(words, place, word)) skip.add(place);
  const isUnknown = (phrase: string) =>
    phrase
      .split(' ')
      .some((word) =>
        unknown.some((one) => onLastWord(one.toLowerCase(), singular) === word || one.toLowerCase() === word),
      );
  const nouns = nounsIn(words, skip).filter(
    (noun) => language === null || (/^[\p{Script=Latin}\d' ]+$/u.test(noun.phrase) && !isUnknown(noun.phrase)),
  );
  const isNamed = language !== null && unknown.some((word) => /^\p{Script=Latin}/u.test(word) && isPlausible(word));
  if (
    !tool &&
    !kind &&
    described.things.length === 0 &&
    nouns.length === 0 &&
    others.parts.length === 0 &&
    features.wanted.length === 0 &&
    !isNamed
  )
    throw new PromptNotUnderstood(`These words name nothing that an app could keep or do. ${HELP}`, ['prompt']);
  const believed = kind ? nouns.filter((noun) => /^[\p{Script=Latin}\d' ]+$/u.test(noun.phrase)) : nouns;
  const inList = believed.filter((noun) => noun.role === 'with' && isField(noun));
  return {
    words,
    language,
    unknown,
    kind: kind?.kind ?? null,
    name,
    tool,
    things: described.things,
    subject: subjectIn(described.rest),
    parts: others.parts,
    wanted: [...new Set(features.wanted)],
    refused: [...new Set(features.refused)],
    nouns: believed.filter((noun) => !inList.includes(noun)),
    fields: [...inList.map((noun) => ({ words: wordsOf(noun), place: noun.place })), ...questionsIn(words)],
    look,
    currency: currencyIn(prompt),
  };
}

/** The first noun before anything is enumerated: the app's own name, as it were. */
function subjectIn(text: string): string | null {
  const [first = ''] = text.split(/\bwith\b|[.,:;\n]/i);
  const words = tokensOf(first);
  const nouns = nounsIn(words, new Set()).filter((noun) => noun.role !== 'audience');
  const [found] = nouns;
  return found && nouns.length === 1 ? (found.plural ? onLastWord(found.phrase, plural) : found.phrase) : null;
}

/** The kind that the words speak of; where things are enumerated, only when one of them is of it. */
function kindOf(words: readonly Token[], things: readonly Thing[]): KindFound | null {
  const found = kindIn(words);
  if (!found || things.length === 0) return found;
  const { kind } = found;
  const isOf = (noun: string | null, listed: boolean) =>
    noun === null ||
    kind.entities.some((seed) => seed.noun === noun) ||
    kind.called?.split(',').includes(noun) ||
    (!listed && (isSignOf(kind, noun) || kind.subject === 'rename'));
  return things.some((thing) => isOf(thing.noun, thing.listed)) ? found : null;
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
    classOf(noun.phrase) !== 'person' &&
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
