import type { Code, Comparison, Dialect } from '../dialect';
import { operand } from '../code';
import { swiftName } from '../names';
import { swiftString } from './literals';

/** How Swift spells the values of the specification. */
export const swift: Dialect = {
  nothing: 'nil',
  today: 'CalendarDay.today',
  now: 'Date.now',
  emptyDates: '[]',
  quote: swiftString,
  integer: (value) => String(value),
  decimal: (value) => (Number.isInteger(value) ? `${value}.0` : String(value)),
  day: (year, month, day) => `CalendarDay(year: ${year}, month: ${month}, day: ${day})`,
  time: (hour, minute) => `ClockTime(hour: ${hour}, minute: ${minute})`,
  moment: (milliseconds) => `Date(timeIntervalSince1970: ${milliseconds / 1000})`,
  choice: (type, caseName) => `${type}.${swiftName(caseName)}`,
  member: (object, name) => (object === '' ? swiftName(name) : `${object}.${swiftName(name)}`),
  related: (find, name, fallback) => `${find}?.${swiftName(name)}${fallback === null ? '' : ` ?? ${fallback}`}`,
  relatedChoice: (find, name) => `${find}?.${swiftName(name)}.rawValue ?? ""`,
  find: (data, variable, id) => `${data}${variable}(${id})`,
  filter: (objects, variable, condition) => `${objects}.filter { ${variable} in ${condition} }`,
  aggregate: writeAggregate,
  streak: (dates) => `${dates}.streak`,
  countWithin: (dates, days) => `${dates}.count(withinDays: ${days})`,
  doneToday: (dates) => `${dates}.contains(.today)`,
  input: (form, name, field) => {
    const value = `${form}${swiftName(name)}`;
    if (field === 'integer' || field === 'decimal') return `${value} ?? 0`;
    return field === 'money' ? `AppFormat.minorUnits(${value} ?? 0)` : value;
  },
  divide: (left, right) => `Statistics.ratio(${left}, ${right})`,
  power: (left, right) => `Statistics.power(${left}, ${right})`,
  random: (minimum, maximum) => `Statistics.random(${minimum}, ${maximum})`,
  join: (parts) => `"${parts.map(piece).join('')}"`,
  format: (as, value) => {
    if (value.type.base === 'text' && as === 'date') return `AppFormat.date(CalendarDay(${value.text}))`;
    return `AppFormat.${as}(${value.text})`;
  },
  choose: (condition, whenTrue, whenFalse) => `${condition} ? ${whenTrue} : ${whenFalse}`,
  order: writeOrder,
  contains: (value, text) => `${value}.matches(search: ${text})`,
  isEmpty: ({ text, type, atomic }) => {
    const value = atomic ? text : `(${text})`;
    if (type.optional) return `${value} == nil`;
    if (type.base === 'text' || type.base === 'dates') return `${value}.isEmpty`;
    if (type.base === 'integer' || type.base === 'decimal') return `${value} == 0`;
    return type.base === 'boolean' ? `!${value}` : 'false';
  },
  isPresent: ({ text, type, atomic }) => {
    const value = atomic ? text : `(${text})`;
    if (type.optional) return `${value} != nil`;
    if (type.base === 'text' || type.base === 'dates') return `!${value}.isEmpty`;
    if (type.base === 'integer' || type.base === 'decimal') return `${value} != 0`;
    return type.base === 'boolean' ? value : 'true';
  },
  isTrue: (value) => {
    const text = operand(value);
    if (value.type.base === 'boolean') return value.text;
    if (value.type.optional) return `${text} != nil`;
    if (value.type.base === 'text' || value.type.base === 'dates') return `!${text}.isEmpty`;
    return value.type.base === 'integer' || value.type.base === 'decimal' ? `${text} != 0` : 'true';
  },
  toText,
  toDecimal: (value) => {
    const { base } = value.type;
    if (base === 'decimal') return value.text;
    if (/^-?\d+$/.test(value.text)) return `${value.text}.0`;
    if (base === 'integer') return `Double(${value.text})`;
    return base === 'boolean' ? `(${value.text} ? 1.0 : 0.0)` : `(Double(${toText(value)}) ?? 0)`;
  },
  toInteger: (value) => {
    const { base } = value.type;
    if (base === 'integer') return value.text;
    if (base === 'decimal') return `Int(${operand(value)}.rounded())`;
    return base === 'boolean' ? `(${value.text} ? 1 : 0)` : `(Int(${toText(value)}) ?? 0)`;
  },
  parse: (text, base, type) => {
    if (base === 'choice') return `${type}(rawValue: ${text})`;
    if (base === 'dateTime') return `AppFormat.moment(${text})`;
    return `${base === 'date' ? 'CalendarDay' : 'ClockTime'}(${text})`;
  },
  dayOf: (moment, optional) => (optional ? `${moment}.map { CalendarDay($0) }` : `CalendarDay(${moment})`),
  orElse: (value, fallback) => `${value} ?? ${fallback}`,
};

function piece(part: Code): string {
  if (part.type.base === 'text' && part.atomic && part.text.startsWith('"')) return part.text.slice(1, -1);
  const plain = part.type.base === 'integer' || part.type.base === 'text' || part.type.base === 'boolean';
  return `\\(${plain && !part.type.optional ? part.text : toText(part)})`;
}

function toText(value: Code): string {
  const text = operand(value);
  const { base, optional } = value.type;
  const chain = optional ? '?' : '';
  const end = optional ? ' ?? ""' : '';
  switch (base) {
    case 'text':
      return value.text;
    case 'integer':
    case 'boolean':
      return `String(${value.text})`;
    case 'decimal':
      return `AppFormat.plain(${value.text})`;
    case 'choice':
      return `${text}${chain}.rawValue${end}`;
    case 'date':
    case 'time':
    case 'dateTime':
      return `${text}${chain}.isoText${end}`;
    case 'dates':
      return `${text}.isoText`;
  }
}

function writeAggregate(
  operation: Parameters<Dialect['aggregate']>[0],
  objects: string,
  variable: string,
  value: Code | null,
): string {
  if (operation === 'count' || !value) return `${objects}.count`;
  const [, field] = new RegExp(`^${variable}\\.(\\w+)$`).exec(value.text) ?? [];
  const values = `${objects}.map${field === undefined ? ` { ${variable} in ${value.text} }` : `(\\.${field})`}`;
  if (operation === 'sum') return `${values}.reduce(0, +)`;
  if (operation === 'average') return `Statistics.average(${values})`;
  return `${values}.${operation === 'minimum' ? 'min' : 'max'}() ?? 0`;
}

const SIGNS: Record<Comparison, string> = {
  equals: '==',
  notEquals: '!=',
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>=',
};

function writeOrder(operation: Comparison, left: string, right: string, optional: boolean): string {
  if (!optional || operation === 'equals' || operation === 'notEquals') return `${left} ${SIGNS[operation]} ${right}`;
  if (operation === 'less') return `precedes(${left}, ${right})`;
  if (operation === 'greater') return `precedes(${right}, ${left})`;
  return operation === 'lessOrEqual' ? `!precedes(${right}, ${left})` : `!precedes(${left}, ${right})`;
}
