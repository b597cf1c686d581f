import { z } from 'zod';
import { Expression } from './expression';
import { PropertyName, TypeName } from './names';

/** What happens on a tap. The item is the one in focus where the action stands. */
export type Action =
  /** Opens a screen; `passItem` hands over the item in focus as its parameter. */
  | { kind: 'open'; screen: string; passItem: boolean }
  | { kind: 'back' }
  /**
   * Checks the screen's form, then creates an object, or changes the item that the form edits; with an error it stays and shows it.
   * Afterwards the screen closes. A screen that is a tab, or that shows `messages` or a `list` of the form's model, empties the form and stays.
   * `values` are set besides what was entered: the total of an order.
   */
  | { kind: 'submit'; values?: Record<string, Expression> }
  | { kind: 'create'; model: string; values: Record<string, Expression> }
  /** Changes fields of the item in focus. */
  | { kind: 'update'; values: Record<string, Expression> }
  /** Changes the object of `model` whose field `match` equals `equals`, or creates it with `values` when there is none; then adds `increment` to a field. Puts a product into a cart. */
  | {
      kind: 'addTo';
      model: string;
      match: string;
      equals: Expression;
      values: Record<string, Expression>;
      increment: { field: string; by: number };
    }
  | { kind: 'toggle'; field: string }
  /** Adds today to a `dates` field, or takes it out again. */
  | { kind: 'toggleToday'; field: string }
  /** Adds to a number, which stays within the bounds. With `deleteAtMinimum` the item goes when it would fall to `minimum`. */
  | {
      kind: 'increment';
      field: string;
      by: number;
      minimum?: number;
      maximum?: number;
      deleteAtMinimum?: boolean;
    }
  /** Asks first. */
  | { kind: 'delete'; confirm: string }
  | { kind: 'deleteAll'; model: string }
  | { kind: 'setState'; name: string; value: Expression }
  /** A short notice that goes away by itself. */
  | { kind: 'notify'; message: string }
  /** The platform's share sheet. */
  | { kind: 'share'; text: Expression }
  /** One after the other; a `submit` with an error and a `delete` that is declined end it. */
  | { kind: 'sequence'; actions: Action[] };

const values = z.record(PropertyName, Expression);

export const Action: z.ZodType<Action> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('open'), screen: PropertyName, passItem: z.boolean() }),
    z.strictObject({ kind: z.literal('back') }),
    z.strictObject({ kind: z.literal('submit'), values: values.optional() }),
    z.strictObject({ kind: z.literal('create'), model: TypeName, values }),
    z.strictObject({ kind: z.literal('update'), values }),
    z.strictObject({
      kind: z.literal('addTo'),
      model: TypeName,
      match: PropertyName,
      equals: Expression,
      values,
      increment: z.strictObject({ field: PropertyName, by: z.number() }),
    }),
    z.strictObject({ kind: z.literal('toggle'), field: PropertyName }),
    z.strictObject({ kind: z.literal('toggleToday'), field: PropertyName }),
    z.strictObject({
      kind: z.literal('increment'),
      field: PropertyName,
      by: z.number(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      deleteAtMinimum: z.boolean().optional(),
    }),
    z.strictObject({ kind: z.literal('delete'), confirm: z.string().min(1).max(200) }),
    z.strictObject({ kind: z.literal('deleteAll'), model: TypeName }),
    z.strictObject({ kind: z.literal('setState'), name: PropertyName, value: Expression }),
    z.strictObject({ kind: z.literal('notify'), message: z.string().min(1).max(200) }),
    z.strictObject({ kind: z.literal('share'), text: Expression }),
    z.strictObject({ kind: z.literal('sequence'), actions: z.array(Action).min(1).max(10) }),
  ]),
);
