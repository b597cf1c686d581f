import { z } from 'zod';
import { PropertyName, TypeName } from './names';

/**
 * A value on a screen, without side effects. It means the same in Swift, Kotlin and JavaScript, so it holds no text of any of them.
 * `item` is the model object in focus: the row inside a list, else the screen's parameter.
 */
export type Expression =
  | { kind: 'literal'; value: string | number | boolean }
  /** A field of the item in focus. */
  | { kind: 'field'; name: string }
  /** A field of the object that a reference field of the item points at. */
  | { kind: 'related'; reference: string; name: string }
  /** A state variable of the screen. */
  | { kind: 'state'; name: string }
  /** A form value: what the user has entered for this field of the screen's form. */
  | { kind: 'input'; name: string }
  | { kind: 'today' }
  | { kind: 'now' }
  /** Over all objects of a model that meet `where`; in `value` and `where` the object is the item. `count` takes no value; of nothing all are 0. */
  | {
      kind: 'aggregate';
      operation: 'count' | 'sum' | 'average' | 'minimum' | 'maximum';
      model: string;
      value?: Expression;
      where?: Condition;
    }
  /** Days in an unbroken row, in a `dates` field, that ends today or yesterday. */
  | { kind: 'streak'; field: string }
  /** How many dates a `dates` field holds within the last `days` days, today included. */
  | { kind: 'countWithin'; field: string; days: number }
  /** `power` raises `left` to `right`. A division by zero, and a power that is no number, is 0. */
  | {
      kind: 'arithmetic';
      operation: 'add' | 'subtract' | 'multiply' | 'divide' | 'power';
      left: Expression;
      right: Expression;
    }
  /** A whole number by chance, both bounds included. Only in a value that an action sets: what is shown would change with every look. */
  | { kind: 'random'; minimum: Expression; maximum: Expression }
  | { kind: 'join'; parts: Expression[] }
  /** Text for people, by the device's locale. `money` reads minor units of the app's currency; `percent` reads 0..1; `duration` seconds. */
  | {
      kind: 'format';
      as: 'money' | 'number' | 'percent' | 'date' | 'time' | 'dateTime' | 'duration';
      value: Expression;
    }
  | { kind: 'when'; condition: Condition; whenTrue: Expression; whenFalse: Expression };

/** A question about values. An empty text `contains` nothing is true: a search field left empty shows all. */
export type Condition =
  | {
      kind: 'compare';
      operation: 'equals' | 'notEquals' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual';
      left: Expression;
      right: Expression;
    }
  /** Case-insensitive; true when `text` is empty. */
  | { kind: 'contains'; value: Expression; text: Expression }
  | { kind: 'isTrue'; value: Expression }
  | { kind: 'isEmpty'; value: Expression }
  /** The `dates` field holds today. */
  | { kind: 'doneToday'; field: string }
  | { kind: 'and' | 'or'; conditions: Condition[] }
  | { kind: 'not'; condition: Condition };

export const Expression: z.ZodType<Expression> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('literal'), value: z.union([z.string().max(2000), z.number(), z.boolean()]) }),
    z.strictObject({ kind: z.literal('field'), name: PropertyName }),
    z.strictObject({ kind: z.literal('related'), reference: PropertyName, name: PropertyName }),
    z.strictObject({ kind: z.literal('state'), name: PropertyName }),
    z.strictObject({ kind: z.literal('input'), name: PropertyName }),
    z.strictObject({ kind: z.literal('today') }),
    z.strictObject({ kind: z.literal('now') }),
    z.strictObject({
      kind: z.literal('aggregate'),
      operation: z.enum(['count', 'sum', 'average', 'minimum', 'maximum']),
      model: TypeName,
      value: Expression.optional(),
      where: Condition.optional(),
    }),
    z.strictObject({ kind: z.literal('streak'), field: PropertyName }),
    z.strictObject({ kind: z.literal('countWithin'), field: PropertyName, days: z.number().int().min(1).max(366) }),
    z.strictObject({
      kind: z.literal('arithmetic'),
      operation: z.enum(['add', 'subtract', 'multiply', 'divide', 'power']),
      left: Expression,
      right: Expression,
    }),
    z.strictObject({ kind: z.literal('random'), minimum: Expression, maximum: Expression }),
    z.strictObject({ kind: z.literal('join'), parts: z.array(Expression).min(1).max(20) }),
    z.strictObject({
      kind: z.literal('format'),
      as: z.enum(['money', 'number', 'percent', 'date', 'time', 'dateTime', 'duration']),
      value: Expression,
    }),
    z.strictObject({ kind: z.literal('when'), condition: Condition, whenTrue: Expression, whenFalse: Expression }),
  ]),
);

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('compare'),
      operation: z.enum(['equals', 'notEquals', 'less', 'lessOrEqual', 'greater', 'greaterOrEqual']),
      left: Expression,
      right: Expression,
    }),
    z.strictObject({ kind: z.literal('contains'), value: Expression, text: Expression }),
    z.strictObject({ kind: z.literal('isTrue'), value: Expression }),
    z.strictObject({ kind: z.literal('isEmpty'), value: Expression }),
    z.strictObject({ kind: z.literal('doneToday'), field: PropertyName }),
    z.strictObject({ kind: z.enum(['and', 'or']), conditions: z.array(Condition).min(1).max(20) }),
    z.strictObject({ kind: z.literal('not'), condition: Condition }),
  ]),
);
