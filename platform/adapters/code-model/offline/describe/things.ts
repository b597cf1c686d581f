import type { FeatureId } from '../features/feature';
import { isFieldPhrase, isFieldWord } from '../lexicon/fields';
import { classOf } from '../lexicon/nouns';
import { featureCalled } from '../read/features';
import { nounsIn } from '../read/nouns';
import { tokensOf } from '../read/tokens';
import { toolIn } from '../tools/find';
import { normalise, onLastWord, sentence, singular } from '../words';
import { mergedItems } from './choices';
import { itemsOf, plainLabel } from './items';
import { headOf, headsApart, linkIn } from './own-thing';
import { introducedIn, sentencesOf } from './sentences';
import { type FieldWish, wishOf } from './wish';

/** Something that the prompt says the fields of. */
export interface Thing {
  /** In the singular; null for what the app as a whole is about. */
  noun: string | null;
  fields: FieldWish[];
  /** It was itself a member of an enumeration, not what the sentence is about. */
  listed: boolean;
  /** Other things of which each has one, as often as they are named: `matches between players`. */
  points: string[];
}

export interface Described {
  things: Thing[];
  /** The prompt without the enumerations of fields. */
  rest: string;
}

/** Features that are fields of a thing where an enumeration names them. */
const FIELD_FEATURES: ReadonlySet<FeatureId> = new Set<FeatureId>([
  'photos',
  'priority',
  'dueDates',
  'notes',
  'ratings',
  'map',
]);
/** Figures over all, not of one thing. */
const INSIGHT =
  /\b(?:(?:pie |bar |line )?(?:charts?|graphs?|diagrams?)|(?:daily|weekly|monthly|yearly) (?:totals?|summary|overview|reports?)|statistics|stats|overview|dashboard|summary|reports)$/i;
const APP_ITSELF =
  /^(?:it|they|each|each one|every one|all|these|this|both|i|we|(?:the |this )?(?:app|application|tool))(?:\s+(?:should|must|also|can|will))*$/i;
/** Words that name how an app looks, or what no field is. */
const NO_FIELD =
  /\b(?:simple|clean|nice|beautiful|modern|easy|user friendly|intuitive|dark|light|large|big|minimal\w*|playful|colou?rful|round\w*|red|green|blue|orange|purple|pink|teal)\b.*\b(?:design|interface|ui|look|style|layout|theme|colou?rs?|accents?|text|letters|font|buttons?|corners)\b|\b(?:theme|mode|interface|design|login|logins|accounts?|login screen|language|app|application|apps)$/i;

/** Finds the things that the prompt enumerates the fields of. */
export function describedIn(prompt: string): Described {
  const things: Thing[] = [];
  const rest: string[] = [];
  for (const told of sentencesOf(prompt)) {
    const found = introducedIn(told);
    const read = found ? readList(found.before, found.list, things) : null;
    if (!found || !read) {
      rest.push(told);
      continue;
    }
    things.push(...read.things.filter((thing) => !things.includes(thing)));
    const [before = ''] = found.before.split(',');
    rest.push([before, ...(read.others.length > 0 ? [`with ${read.others.join(', ')}`] : []), found.after].join(' '));
  }
  const isPointedAt = ({ noun }: Thing) => noun !== null && things.some((other) => other.points.includes(noun));
  return {
    things: things.filter(
      (thing) => thing.fields.length > 0 || thing.points.length > 0 || thing.listed || isPointedAt(thing),
    ),
    rest: rest.join('. '),
  };
}

function readList(before: string, list: string, earlier: Thing[]): { things: Thing[]; others: string[] } | null {
  const [head = '', ...ahead] = before.replace(/,\s*(?:each|every one|all)\s*$/i, '').split(/\s*,\s*/);
  const subject = subjectOf(ahead.some((part) => part.split(' ').length > 4) ? before : head, earlier);
  const told = subject.fields.length;
  const things: Thing[] = [subject];
  const others: string[] = [];
  let present = subject;
  const known = (noun: string) => [...things, ...earlier].find((thing) => thing.noun === noun);
  const items = ahead.some((part) => part.split(' ').length > 4)
    ? itemsOf(list)
    : [...ahead.filter(Boolean), ...itemsOf(list)];
  for (const item of mergedItems(
    headsApart(
      items.filter((one) => !/^(?:etc\.?|each|every one|all)$/i.test(one.replace(/^each (?:with|having)\s+/i, ''))),
    ),
  )) {
    const own = headOf(item);
    if (own) {
      const thing: Thing = known(own.noun) ?? { noun: own.noun, fields: [], listed: true, points: [] };
      if (!things.includes(thing)) things.push(thing);
      thing.points.push(...own.points, ...(own.belongs && subject.noun !== null ? [subject.noun] : []));
      present = thing;
      continue;
    }
    const feature = featureCalled(tokensOf(plainLabel(item)).filter((word) => word !== ','));
    const isField =
      !toolIn(tokensOf(item)) &&
      (!feature || FIELD_FEATURES.has(feature) || isFieldPhrase(normalise(plainLabel(item)).trim())) &&
      !INSIGHT.test(item) &&
      !NO_FIELD.test(item);
    const wish = isField ? wishOf(item) : null;
    if (wish && present.fields.every((field) => field.label.toLowerCase() !== wish.label.toLowerCase()))
      present.fields.push(wish);
    else if (!wish) others.push(item);
  }
  withoutSideThings(subject, things);
  const isTelling =
    things.some((thing) => thing.fields.length > (thing === subject ? told : 0)) &&
    (things.length > 1 || things.some(hasRealFields));
  return isTelling ||
    things.filter((thing) => thing.listed).length > 1 ||
    things.some((thing) => thing.points.length > 0)
    ? { things, others }
    : null;
}

/** "runs: distance, time, shoes, weather": what stands in the middle of one thing's fields, and is nothing that is kept by itself, is a field too. */
function withoutSideThings(subject: Thing, things: Thing[]): void {
  if (subject.fields.length < 2) return;
  for (const thing of things.filter((one) => one !== subject && one.listed && one.points.length === 0)) {
    const kind = classOf(thing.noun ?? '');
    if (['person', 'task', 'event', 'group', 'payment', 'document', 'animal'].includes(kind)) continue;
    const [first, ...more] = thing.fields;
    if (first && (first.type !== undefined || first.choices !== undefined || more.length > 0)) continue;
    subject.fields.push({ label: sentence(thing.noun ?? '') }, ...thing.fields);
    things.splice(things.indexOf(thing), 1);
  }
}

/** One field that the lexicon knows, or one with options, or three of whatever name. */
const hasRealFields = (thing: Thing) =>
  thing.fields.length > 2 ||
  (thing.fields.length > 0 &&
    thing.fields.every(
      (field) => field.type !== undefined || field.choices !== undefined || isFieldWord(normalise(field.label)),
    ));

/** What the words before an enumeration are about: their last noun; "it" and "each" are what was spoken of last. */
function subjectOf(before: string, earlier: Thing[]): Thing {
  const text = before
    .trim()
    .replace(/^(?:for|on|in|of|per)\s+(?=each|every|all|a\b|an\b)/i, '')
    .replace(
      /\s+(?:that|which)?\s*(?:i|we|they|people|you)(?:'ve|\s+have|\s+had|\s+already)*\s+[\p{L}]+(?:\s+(?:to|of|at|on))?$/iu,
      '',
    )
    .trim();
  const fresh = (noun: string | null, points: string[] = []): Thing => ({ noun, fields: [], listed: false, points });
  if (APP_ITSELF.test(text) || text === '') return earlier.at(-1) ?? fresh(null);
  const link = linkIn(text);
  const nouns = nounsIn(tokensOf(link?.name ?? text), new Set());
  const about = nouns.filter((noun) => noun.role !== 'audience' && !isPlaceOfApp(text, noun.phrase));
  const found = about.filter((noun) => noun.role === 'object').at(-1) ?? about.at(-1) ?? nouns.at(-1);
  const noun = found ? onLastWord(found.phrase, singular) : null;
  const known = earlier.find((thing) => thing.noun !== null && thing.noun === noun);
  known?.points.push(...(link?.points ?? []));
  return known ?? fresh(noun, link?.points ?? []);
}

/** "rehearsals for my band", "tickets for a building": what it is for is not what it is about. */
const isPlaceOfApp = (text: string, phrase: string) =>
  new RegExp(
    String.raw`\bfor (?:\w+ )*${phrase}|\b(?:of|in|at) (?:my|our|the|an?|his|her|their) (?:\w+ )*${phrase}`,
    'i',
  ).test(text);
