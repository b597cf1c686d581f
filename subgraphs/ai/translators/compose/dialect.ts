import type { Code, Comparison, Dialect } from '../dialect';
import { operand } from '../code';
import { kotlinName } from '../names';
import { kotlinString } from './literals';

/** How Kotlin spells the values of the specification. */
export const kotlin: Dialect = {
  nothing: 'null',
  today: 'LocalDate.now()',
  now: 'Instant.now()',
  emptyDates: 'emptySet()',
  quote: kotlinString,
  integer: (value) => `${value}L`,
  decimal: (value) => (Number.isInteger(value) ? `${value}.0` : String(value)),
  day: (year, month, day) => `LocalDate.of(${year}, ${month}, ${day})`,
  time: (hour, minute) => `LocalTime.of(${hour}, ${minute})`,
  moment: (milliseconds) => `Instant.ofEpochMilli(${milliseconds}L)`,
  choice: (type, caseName) => `${type}.${constantName(caseName)}`,
  member: (object, name) => (object === '' ? kotlinName(name) : `${object}.${kotlinName(name)}`),
  related: (find, name, fallback) => `${find}?.${kotlinName(name)}${fallback === null ? '' : elvis(fallback)}`,
  relatedChoice: (find, name) => `${find}?.${kotlinName(name)}?.value.orEmpty()`,
  find: (data, variable, id) => `${data}${variable}(${id})`,
  filter: (objects, variable, condition) => `${objects}.filter { ${variable} -> ${condition} }`,
  aggregate: writeAggregate,
  streak: (dates) => `${dates}.streak()`,
  countWithin: (dates, days) => `${dates}.countWithin(${days})`,
  doneToday: (dates) => `(LocalDate.now() in ${dates})`,
  input: (form, name, field) => {
    const value = `${form}${kotlinName(name)}`;
    if (field === 'integer') return `parseInteger(${value})`;
    if (field === 'decimal') return `parseDecimal(${value})`;
    if (field === 'money') return `parseMoney(${value})`;
    return field === 'duration' ? `parseDuration(${value})` : value;
  },
  divide: (left, right) => `ratio(${left}, ${right})`,
  power: (left, right) => `raised(${left}, ${right})`,
  random: (minimum, maximum) => `randomWhole(${minimum}, ${maximum})`,
  join: (parts) => `"${parts.map(piece).join('')}"`,
  format: (as, value) => {
    const name = `format${as.charAt(0).toUpperCase()}${as.slice(1)}`;
    return value.type.base === 'text' && as === 'date' ? `${name}(parseDay(${value.text}))` : `${name}(${value.text})`;
  },
  choose: (condition, whenTrue, whenFalse) => `if (${condition}) ${whenTrue} else ${whenFalse}`,
  order: writeOrder,
  contains: (value, text) => `${value}.contains(${text}, ignoreCase = true)`,
  isEmpty: ({ text, type, atomic }) => {
    const value = atomic ? text : `(${text})`;
    if (type.optional) return `${value} == null`;
    if (type.base === 'text' || type.base === 'dates') return `${value}.isEmpty()`;
    if (type.base === 'integer') return `${value} == 0L`;
    if (type.base === 'decimal') return `${value} == 0.0`;
    return type.base === 'boolean' ? `!${value}` : 'false';
  },
  isPresent: ({ text, type, atomic }) => {
    const value = atomic ? text : `(${text})`;
    if (type.optional) return `${value} != null`;
    if (type.base === 'text' || type.base === 'dates') return `${value}.isNotEmpty()`;
    if (type.base === 'integer') return `${value} != 0L`;
    if (type.base === 'decimal') return `${value} != 0.0`;
    return type.base === 'boolean' ? value : 'true';
  },
  isTrue: (value) => {
    const text = operand(value);
    if (value.type.base === 'boolean') return value.text;
    if (value.type.optional) return `${text} != null`;
    if (value.type.base === 'text' || value.type.base === 'dates') return `${text}.isNotEmpty()`;
    if (value.type.base === 'integer') return `${text} != 0L`;
    return value.type.base === 'decimal' ? `${text} != 0.0` : 'true';
  },
  toText,
  toDecimal: (value) => {
    const { base } = value.type;
    if (base === 'decimal') return value.text;
    if (/^-?\d+L$/.test(value.text)) return `${value.text.slice(0, -1)}.0`;
    if (base === 'integer') return `${operand(value)}.toDouble()`;
    return base === 'boolean' ? `(if (${value.text}) 1.0 else 0.0)` : `parseDecimal(${toText(value)})`;
  },
  toInteger: (value) => {
    const { base } = value.type;
    if (base === 'integer') return value.text;
    if (base === 'decimal') return `${operand(value)}.roundToLong()`;
    return base === 'boolean' ? `(if (${value.text}) 1L else 0L)` : `parseInteger(${toText(value)})`;
  },
  parse: (text, base, type) => {
    if (base === 'choice') return `${type}.of(${text})`;
    if (base === 'dateTime') return `parseMoment(${text})`;
    return `${base === 'date' ? 'parseDay' : 'parseTime'}(${text})`;
  },
  dayOf: (moment, optional) => `${moment}${optional ? '?' : ''}.localDay()`,
  orElse: (value, fallback) => `${value} ?: ${fallback}`,
};

/** `veryHigh` → `VERY_HIGH`. */
export function constantName(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

function elvis(fallback: string): string {
  return fallback === '""' ? '.orEmpty()' : ` ?: ${fallback}`;
}

function piece(part: Code): string {
  if (part.type.base === 'text' && part.atomic && part.text.startsWith('"')) return part.text.slice(1, -1);
  const plain = ['integer', 'text', 'boolean'].includes(part.type.base) && !part.type.optional;
  return `\${${plain ? part.text : toText(part)}}`;
}

function toText(value: Code): string {
  const text = operand(value);
  const { base, optional } = value.type;
  switch (base) {
    case 'text':
      return value.text;
    case 'integer':
    case 'boolean':
      return `${text}.toString()`;
    case 'decimal':
      return `plainNumber(${value.text})`;
    case 'choice':
      return optional ? `${text}?.value.orEmpty()` : `${text}.value`;
    case 'date':
    case 'time':
    case 'dateTime':
      return optional ? `${text}?.toString().orEmpty()` : `${text}.toString()`;
    case 'dates':
      return `${text}.joinToString()`;
  }
}

function writeAggregate(
  operation: Parameters<Dialect['aggregate']>[0],
  objects: string,
  variable: string,
  value: Code | null,
): string {
  if (operation === 'count' || !value) return `${objects}.size.toLong()`;
  const [, field] = new RegExp(`^${variable}\\.(\\w+)$`).exec(value.text) ?? [];
  const lambda = field === undefined ? `{ ${variable} -> ${value.text} }` : `{ it.${field} }`;
  if (operation === 'sum') return `${objects}.sumOf ${lambda}`;
  if (operation === 'average') return `${objects}.map ${lambda}.averageOrZero()`;
  const zero = value.type.base === 'integer' ? '0L' : '0.0';
  return `${objects}.${operation === 'minimum' ? 'minOfOrNull' : 'maxOfOrNull'} ${lambda} ?: ${zero}`;
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
  return `compareValues(${left}, ${right}) ${SIGNS[operation]} 0`;
}
