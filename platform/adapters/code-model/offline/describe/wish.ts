import type { FieldType } from '#schema/app-spec/model';
import { choicesNamed, fieldTypeOf, isChoiceWord } from '../lexicon/fields';
import { isYesOrNo, QUESTIONS, subjectOfOptions } from '../lexicon/phrases';
import { cut, normalise, sentence } from '../words';
import { optionsOf, plainLabel } from './items';

/** A field as a person asks for it: its name, and what the words say about its values. */
export interface FieldWish {
  label: string;
  type?: FieldType;
  choices?: string[];
}

const UNIT =
  /\s*(?:\s(?:in|as)\s+|[([]\s*(?:in\s+)?)(kilometres?|kilometers?|kms?|miles?|metres?|meters?|m|cm|mm|centimetres?|centimeters?|inches|feet|ft|kgs?|kilos?|kilograms?|grams?|g|lbs?|pounds?|oz|ml|litres?|liters?|l|cl|°?\s?[cf]|celsius|fahrenheit|degrees|percent|%|bpm|kcal|kwh|psi|bar|watts?|mph|km\/h|hours?|hrs?|mins?|minutes?|seconds?|days|weeks|months|years)\s*[)\]]?$/i;
const WHOLE_UNITS = /^(?:kcal|bpm|days|weeks|months|years)$/i;
const TIME_UNITS = /^(?:minutes?|mins?|seconds?)$/i;
const MOST_CHOICES = 12;

/** Reads one part of an enumeration as a field; null when it can be none. */
export function wishOf(part: string): FieldWish | null {
  const text = plainLabel(part);
  if (text === '' || text.split(/\s+/).length > 14) return null;
  return whether(text) ?? scaled(text) ?? question(text) ?? optional(text) ?? measured(text) ?? named(text);
}

/** "whether they attended", "if it is paid", "paid or not", "yes/no". */
function whether(text: string): FieldWish | null {
  const asked = /^(?:whether|if)\s+(?:or not\s+)?(.+)$/i.exec(text)?.[1];
  if (asked === undefined) return null;
  const options = optionsOf(statementOf(asked).replace(/\s+or not$/i, ''));
  if (options.length > 1) return { label: subjectOfOptions(options), choices: choicesFrom(options) };
  const label = statementOf(asked).replace(/\s+(?:or not|yet|already)$/i, '');
  return label === '' ? null : { label: sentence(label), type: 'boolean' };
}

/** `attended` of `they have attended`. */
const statementOf = (text: string) =>
  text
    .replace(
      /^(?:(?:it|they|he|she|i|we|you|there|this|that|the \w+|\w+)(?:'s|'re|'ve| (?:is|are|was|were|has|have|had|been|already|still|needs to be))+\s+|(?:it|they|he|she|i|we|you)\s+)/i,
      '',
    )
    .replace(/^(?:been|already|still|really|an?)\s+/i, '')
    .trim();

/** "rating out of 5", "1-5 rating". */
function scaled(text: string): FieldWish | null {
  const found =
    /^(.*?)\s*(?:out of|\/|from \d+ to|between \d+ and|\(?\d+\s*(?:-|–|to)\s*)\s*(5|10|100|five|ten)\s*(?:stars?|points?)?\)?$/i.exec(
      text,
    );
  if (!found) return null;
  const label = plainLabel(found[1] ?? '').replace(/\s*\(?\d*$/, '');
  return { label: sentence(label === '' ? 'rating' : label), type: 'integer' };
}

function question(text: string): FieldWish | null {
  for (const [form, label, type] of QUESTIONS) {
    const found = form.exec(text);
    if (!found) continue;
    const name = sentence(label.replace('$1', (found[1] ?? '').toLowerCase()));
    return /^when\b/i.test(text) && /\b(?:last|next)\b/i.test(text)
      ? { label: /next/i.test(text) ? 'Next date' : 'Last date', type: 'date' }
      : { label: cut(name, 60), type };
  }
  return null;
}

/** `size: S, M or L`, `status (open, closed)`, `difficulty easy/hard`, `passed or failed`, `paid or not`. */
function optional(text: string): FieldWish | null {
  const bracketed = /^(.+?)\s*[([]([^()[\]]+)[)\]]$/.exec(text);
  if (bracketed?.[1] && bracketed[2]) {
    const options = optionsOf(bracketed[2].replace(/^(?:e\.?g\.?|like|such as|either|one of|can be)[\s,:]+/i, ''));
    if (options.length > 1 && !UNIT.test(text)) return choice(plainLabel(bracketed[1]), options);
  }
  const assigned =
    /^(.+?)(?:\s*[:=]\s*|\s+(?:of|as|being|either|which is|that is|can be|with(?: the)?(?: options| values| choices)?|one of)\s+(?:either\s+)?)(.+)$/i.exec(
      text,
    );
  if (assigned?.[1] && assigned[2] && /[,/|]|\sor\s/i.test(assigned[2])) {
    const options = optionsOf(assigned[2]);
    if (options.length > 1) return choice(plainLabel(assigned[1]), options);
  }
  if (/\w\s?\/\s?\w|\sor\s/i.test(text)) return inlineOptions(text);
  const [first = '', ...rest] = text.split(/\s+/);
  if (
    isChoiceWord(first.toLowerCase()) &&
    rest.length > 1 &&
    rest.every((word) => choicesNamed(first.toLowerCase()).includes(word.toLowerCase()))
  )
    return choice(first, rest);
  return null;
}

/** `difficulty easy/medium/hard`: the words before the first option name the field. */
function inlineOptions(text: string): FieldWish | null {
  const options = optionsOf(text);
  const [first = '', ...others] = options;
  if (others.length === 0) return null;
  const words = first.split(/\s+/);
  const head = words.slice(0, -1).join(' ');
  const wide = options.slice(1).every((one) => one.split(' ').length === 1);
  if (words.length > 1 && (wide || isChoiceWord((words[0] ?? '').toLowerCase())))
    return choice(plainLabel(head), [words.at(-1) ?? '', ...others]);
  if (isYesOrNo(options, first)) return { label: sentence(first), type: 'boolean' };
  if (
    others.every((other) => fieldTypeOf(normalise(other)) !== null) &&
    fieldTypeOf(normalise(first)) !== null &&
    !first.endsWith('ed')
  )
    return named(first);
  return { label: subjectOfOptions(options), choices: choicesFrom(options) };
}

function choice(label: string, options: string[]): FieldWish {
  const name = sentence(label.replace(/\s+(?:of|is|as|either|being)$/i, ''));
  if (isYesOrNo(options, label)) return { label: name, type: 'boolean' };
  return { label: cut(name === '' ? subjectOfOptions(options) : name, 60), choices: choicesFrom(options) };
}

export const choicesFrom = (options: readonly string[]): string[] =>
  [...new Set(options.map((one) => cut(sentence(one), 40)).filter(Boolean))].slice(0, MOST_CHOICES);

/** `length in cm`, `weight (kg)`: a number, with its unit in the label. */
function measured(text: string): FieldWish | null {
  const found = UNIT.exec(text);
  const unit = found?.[1];
  if (!found || unit === undefined || found.index === 0) return null;
  const label = text.slice(0, found.index);
  if (TIME_UNITS.test(unit)) return { label: sentence(label), type: 'duration' };
  return {
    label: cut(`${sentence(label)} (${unit.toLowerCase()})`, 60),
    type: WHOLE_UNITS.test(unit) ? 'integer' : 'decimal',
  };
}

function named(text: string): FieldWish | null {
  const label = plainLabel(text.replace(/[([{].*$/, ''))
    .replace(/\s+(?:that|which|who|i|we|you)\s+.*$/i, '')
    .replace(/\s+(?:for|in|on|to|from)\s+(?:my|our|the|each|every|all|an?)\s+.*$/i, '');
  if (label === '' || label.split(/\s+/).length > 5) return null;
  if (/^(?:check ?box|tick ?box|tick)$/i.test(label)) return { label: 'Done', type: 'boolean' };
  return { label: cut(sentence(label), 60) };
}
