import type { Condition, Expression } from '#schema/app-spec/expression';
import type { Base, ValueType } from './value-type';

/** A value as it is written in one language. */
export interface Code {
  text: string;
  type: ValueType;
  /** True when it can stand beside an operator without brackets. */
  atomic: boolean;
}

type Of<Kind> = Extract<Expression, { kind: Kind }>;
export type Comparison = Extract<Condition, { kind: 'compare' }>['operation'];

/** How one language spells values. `expressions.ts` decides what is asked and of which type; a dialect only writes it. */
export interface Dialect {
  /** `nil`, `null`. */
  nothing: string;
  today: string;
  now: string;
  quote(text: string): string;
  integer(value: number): string;
  decimal(value: number): string;
  day(year: number, month: number, day: number): string;
  time(hour: number, minute: number): string;
  /** Milliseconds since 1970. */
  moment(milliseconds: number): string;
  emptyDates: string;
  /** A case of a choice; `type` is qualified: `Habit.Rhythm`. */
  choice(type: string, caseName: string): string;
  member(object: string, name: string): string;
  /** A field of an object that may be missing; without a fallback the answer is optional. */
  related(find: string, name: string, fallback: string | null): string;
  /** The text of a choice of an object that may be missing. */
  relatedChoice(find: string, name: string): string;
  find(data: string, variable: string, id: string): string;
  filter(objects: string, variable: string, condition: string): string;
  aggregate(operation: Of<'aggregate'>['operation'], objects: string, variable: string, value: Code | null): string;
  streak(dates: string): string;
  countWithin(dates: string, days: number): string;
  doneToday(dates: string): string;
  /** The value of a form's field; its type is the field's. */
  input(form: string, name: string, field: string, type: ValueType): string;
  divide(left: string, right: string): string;
  /** Both are decimals. */
  power(left: string, right: string): string;
  /** Both are integers, in either order. */
  random(minimum: string, maximum: string): string;
  join(parts: Code[]): string;
  format(as: Of<'format'>['as'], value: Code): string;
  choose(condition: string, whenTrue: string, whenFalse: string): string;
  /** Both sides have one type; `optional` when either may be missing. */
  order(operation: Comparison, left: string, right: string, optional: boolean): string;
  contains(value: string, text: string): string;
  isEmpty(value: Code): string;
  /** The opposite of `isEmpty`. */
  isPresent(value: Code): string;
  isTrue(value: Code): string;
  /** The value as ISO text or plain digits. */
  toText(value: Code): string;
  toDecimal(value: Code): string;
  toInteger(value: Code): string;
  /** Text read as a day, time, moment or choice; what cannot be read gives nothing. */
  parse(text: string, base: Base, type: string): string;
  /** The day, where the device is, on which a moment falls. */
  dayOf(moment: string, optional: boolean): string;
  /** A value that may be missing, with what stands in for it. */
  orElse(value: string, fallback: string): string;
}
