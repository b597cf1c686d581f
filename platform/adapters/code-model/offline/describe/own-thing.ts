import { isFieldPhrase, isFieldWord } from '../lexicon/fields';
import { classOf, isKnownNoun } from '../lexicon/nouns';
import { featureCalled } from '../read/features';
import { nounsIn } from '../read/nouns';
import { tokensOf } from '../read/tokens';
import { isPlural, normalise, onLastWord, singular } from '../words';
import { itemsOf, plainLabel } from './items';

/** Marks the head of a thing among the parts of an enumeration; the fields behind it are its own. */
const HEAD = '\uE002';
const WITH =
  /^(.+?)\s+(?:with|having|that (?:have|has)|(?:who|which) have|have|has|including|containing|showing)\s+(?:an?\s+|the\s+|their\s+)?(.+)$/i;
const BRACKET = /^([^([]+?)\s*[([]([^()[\]]+)[)\]]$/;
const LINK =
  /^(.+?)\s+(?:(?:link|connect|join|tie|match|assign|belong|refer)(?:s|ed|ing|es)?(?:\s+to)?|between|of one|for one)\s+(.+)$/i;
const MANY =
  /^(?:many|several|multiple|one or more|various|a list of|lots of|any number of|a number of|some|their own|up to \w+)\s+(.+)$/i;

/** Plurals that one thing has many of without their being things. */
const COUNTED =
  /^(?:categories|landings|takeoffs|shares|totals|notes|photos|pictures|images|comments|ingredients|steps|instructions|directions|symptoms|allergies|details|tags|points|calories|pages|hours|rooms|reps|sets|laps|servings|portions|carbs|miles|kilometres|kilometers|minutes|likes|observations|remarks|results|costs|materials|wins|losses|bedrooms|bathrooms|years|days|seats|colours|colors|dimensions|coordinates|frames|weights|contents|times|dates|names|prices|amounts|addresses|emails|ratings|units|credits|spices|toppings|directions|measurements)$/i;
/** Plurals that are counted, unless other things stand beside them: guests of a table, guests of a booking. */
const COUNTED_ALONE =
  /^(?:guests|people|contacts|goals|expenses|pieces|tickets|players|attendees|episodes|chapters|persons|copies|parts|stars|reviews|questions|answers)$/i;

/** Plurals that are kept by themselves where an enumeration begins with them. */
const KEPT_FIRST = /^(?:tickets|players|questions|reviews|expenses|chapters|tasks)$/i;

export interface OwnThing {
  noun: string;
  /** Nouns of which it has one each. */
  points: string[];
  /** It belongs to what stands before the enumeration. */
  belongs: boolean;
}

/** The parts of an enumeration, with the heads of things in it parted from their fields: `visits with date` gives a head and `date`. */
export function headsApart(items: readonly string[]): string[] {
  const hasThings =
    items.filter((item) => thingCalled(item, true)).length > 1 || KEPT_FIRST.test(plainLabel(items[0] ?? ''));
  return items.flatMap((item) => {
    const tail = WITH.exec(item) ?? (/^[^:/]+:\s+[^/]*$/.test(item) ? /^([^:]+):\s+(.+)$/.exec(item) : null);
    if (tail?.[1] && tail[2] && thingCalled(tail[1], true)) return [HEAD + tail[1], ...itemsOf(tail[2])];
    const bracket = BRACKET.exec(item);
    if (bracket?.[1] && bracket[2] && thingCalled(bracket[1], true))
      return [HEAD + bracket[1], ...fieldsInBrackets(bracket[2])];
    return thingCalled(item, hasThings) ? [HEAD + item] : [item];
  });
}

/** `singers (soprano, alto)` are of kinds, `books (title, author)` have fields. */
function fieldsInBrackets(text: string): string[] {
  const parts = itemsOf(text);
  return parts.some((part) => isFieldWord(normalise(plainLabel(part)))) ? parts : [`type: ${parts.join(' / ')}`];
}

/** The thing that a head names; null for other parts. */
export const headOf = (part: string): OwnThing | null =>
  part.startsWith(HEAD) ? thingCalled(part.slice(1), true) : null;

function thingCalled(text: string, besideThings: boolean): OwnThing | null {
  const linked = LINK.exec(text);
  const many = MANY.exec(plainLabel(linked?.[1] ?? text));
  const name = plainLabel(many?.[1] ?? linked?.[1] ?? text);
  const words = tokensOf(name).filter((word) => word !== ',');
  const [last = ''] = words.slice(-1);
  const phrase = words.join(' ');
  if (featureCalled(words) && !isKnownNoun(last)) return null;
  if (words.length === 0 || words.length > 4 || !isPlural(last) || /[:/]|\sor\s|\d/.test(name)) return null;
  if (COUNTED.test(phrase) || COUNTED.test(last) || (!besideThings && !many && COUNTED_ALONE.test(last))) return null;
  if (isFieldPhrase(phrase) && !COUNTED_ALONE.test(last)) return null;
  if (
    !isKnownNoun(last) &&
    classOf(last) === 'other' &&
    isFieldWord(last) &&
    !COUNTED_ALONE.test(last) &&
    !/^(?:owner|patient|guest|customer|client|assignee|borrower)s$/.test(last)
  )
    return null;
  return { noun: onLastWord(phrase, singular), points: linked?.[2] ? pointsTo(linked[2]) : [], belongs: many !== null };
}

/** The things that "between two players" or "a book and a member" points at. */
function pointsTo(text: string): string[] {
  const nouns = nounsIn(tokensOf(text.replace(/\b(?:two|three|four|both)\s/gi, '')), new Set());
  const [only] = nouns;
  return nouns.length === 1 && only?.plural ? [only.phrase, only.phrase] : nouns.map((noun) => noun.phrase);
}

/** The thing that a sentence tells what it links: `loans link a book and a member`. */
export function linkIn(before: string): { name: string; points: string[] } | null {
  const found = LINK.exec(before.trim());
  return found?.[1] && found[2] ? { name: found[1], points: pointsTo(found[2]) } : null;
}
