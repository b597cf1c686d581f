import { choiceCases, choiceType } from './app-names';
import type { Code, Dialect } from './dialect';
import type { Place } from './place';
import { isMoment, TEXT, type ValueType, DECIMAL } from './value-type';

/** The type that both values can be written as. */
export function unify(a: ValueType, b: ValueType): ValueType {
  const optional = a.optional || b.optional;
  if (a.base === b.base && (a.base !== 'choice' || a.choice?.field === b.choice?.field)) return { ...a, optional };
  const numbers = ['integer', 'decimal'];
  if (numbers.includes(a.base) && numbers.includes(b.base)) return DECIMAL;
  const days = ['date', 'dateTime'];
  if (days.includes(a.base) && days.includes(b.base)) return { base: 'date', optional };
  return TEXT;
}

/** `Habit.Rhythm`, the type of a choice. */
export function qualifiedChoice(type: ValueType, place: Pick<Place, 'names'>): string {
  if (!type.choice) throw new Error('Only a choice has choices.');
  return `${place.names.type(type.choice.model)}.${choiceType(type.choice.field.name)}`;
}

/** A literal written at once as a value of `type`, or null when it has to be converted as the app runs. */
export function literalAs(
  value: string | number | boolean,
  type: ValueType,
  place: Pick<Place, 'names'>,
  dialect: Dialect,
): string | null {
  if (typeof value === 'number') {
    if (type.base === 'decimal') return dialect.decimal(value);
    return type.base === 'integer' ? dialect.integer(Math.round(value)) : null;
  }
  if (typeof value !== 'string') return null;
  if (type.base === 'text') return dialect.quote(value);
  if (type.base === 'choice') {
    const name = choiceCases(type.choice?.field.choices ?? []).get(value);
    return name === undefined ? null : dialect.choice(qualifiedChoice(type, place), name);
  }
  if (value === '' && isMoment(type.base)) return type.optional ? dialect.nothing : null;
  return momentLiteral(value, type, dialect);
}

function momentLiteral(value: string, type: ValueType, dialect: Dialect): string | null {
  if (type.base === 'date') {
    if (value === 'today' || value === 'now') return dialect.today;
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(value) ?? [];
    return year && isDay(value.slice(0, 10)) ? dialect.day(Number(year), Number(month), Number(day)) : null;
  }
  if (type.base === 'time') {
    const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(value) ?? [];
    return hour ? dialect.time(Number(hour), Number(minute)) : null;
  }
  if (type.base === 'dateTime') {
    if (value === 'today' || value === 'now') return dialect.now;
    const at = Date.parse(value);
    return /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(at) ? dialect.moment(at) : null;
  }
  return null;
}

function isDay(iso: string): boolean {
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso);
}

/** The value as one of another type; what has no meaning there becomes the empty value. */
export function convert(code: Code, to: ValueType, place: Pick<Place, 'names'>, dialect: Dialect): Code {
  const from = code.type;
  const same = from.base === to.base && (from.base !== 'choice' || from.choice?.field === to.choice?.field);
  if (same) return from.optional && !to.optional ? required(code.text, to, place, dialect) : code;
  const made = (text: string): Code => ({ text, type: to, atomic: true });
  if (from.base === 'dateTime' && to.base === 'date') {
    const day = made(dialect.dayOf(code.text, from.optional));
    return from.optional && !to.optional ? required(day.text, to, place, dialect) : day;
  }
  switch (to.base) {
    case 'text':
      return { ...made(dialect.toText(code)), atomic: !from.optional };
    case 'decimal':
      return made(dialect.toDecimal(code));
    case 'integer':
      return made(dialect.toInteger(code));
    case 'boolean':
      return { ...made(dialect.isTrue(code)), atomic: false };
    case 'dates':
      return made(dialect.emptyDates);
    case 'date':
    case 'time':
    case 'dateTime':
    case 'choice': {
      const text = from.base === 'text' ? code.text : dialect.toText(code);
      const parsed = dialect.parse(text, to.base, to.base === 'choice' ? qualifiedChoice(to, place) : '');
      return to.optional ? made(parsed) : required(parsed, to, place, dialect);
    }
  }
}

function required(text: string, to: ValueType, place: Pick<Place, 'names'>, dialect: Dialect): Code {
  return { text: dialect.orElse(text, standIn(to, place, dialect)), type: to, atomic: false };
}

/** What stands in for a missing value where the type allows none. */
function standIn(type: ValueType, place: Pick<Place, 'names'>, dialect: Dialect): string {
  if (type.base === 'date') return dialect.today;
  if (type.base === 'time') return dialect.time(9, 0);
  if (type.base === 'choice') {
    const [first] = choiceCases(type.choice?.field.choices ?? []).values();
    return dialect.choice(qualifiedChoice(type, place), first ?? '');
  }
  return dialect.now;
}
