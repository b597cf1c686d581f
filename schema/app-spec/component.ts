import { z } from 'zod';
import { Action } from './action';
import { Condition, Expression } from './expression';
import { ComponentId, IconName, PropertyName, TypeName } from './names';

interface Base {
  id: string;
  /** Shown only while this holds. */
  visible?: Condition;
}

/** What a screen is made of. Labels are text in the app's first locale; `AppSpec.strings` translates them. */
export type Component =
  | (Base & { type: 'text'; value: Expression; style: TextStyle })
  | (Base & { type: 'icon'; name: IconName; label: string })
  /** A picture field of the item, or its placeholder. */
  | (Base & { type: 'image'; field: string; label: string; placeholder: IconName })
  | (Base & { type: 'badge'; value: Expression; tone: Tone; icon?: IconName })
  /** `value` is 0..1. */
  | (Base & { type: 'progress'; value: Expression; label: string })
  | (Base & { type: 'stat'; label: string; value: Expression; icon: IconName })
  | (Base & { type: 'button'; label: string; icon?: IconName; role: ButtonRole; action: Action })
  /** Edits a field of the screen's form; the kind of control follows from the field's type. */
  | (Base & { type: 'field'; field: string })
  /** A check box or switch bound to a boolean field of the item, or to a `dates` field (done today). */
  | (Base & { type: 'check'; field: string; label: string })
  /** A switch bound to a boolean state variable. */
  | (Base & { type: 'switch'; state: string; label: string })
  /** Filters as one types; bound to a text state variable. */
  | (Base & { type: 'search'; state: string; prompt: string })
  /** One of a few; bound to a text state variable. The first stands for "all" and has the value ''. */
  | (Base & { type: 'filter'; state: string; options: { label: string; value: string }[] })
  | (Base & {
      type: 'list';
      model: string;
      where?: Condition;
      sort?: { field: string; descending: boolean };
      /** The components of one row; the row's object is their item. */
      row: Component[];
      /** The row's tap. */
      action?: Action;
      /** Actions on a swipe or in the row's menu. */
      rowActions: { id: string; label: string; icon: IconName; role: ButtonRole; action: Action }[];
      layout: 'rows' | 'grid';
      emptyTitle: string;
      emptyMessage: string;
    })
  /** Bars: one a value of `group` (a choice or date field) over the objects of a model. */
  | (Base & { type: 'chart'; label: string; model: string; group: string; value?: string })
  /** A month; days that hold an object are marked; a tap on a day puts it into a text state variable. */
  | (Base & { type: 'calendar'; model: string; date: string; state: string })
  /** A drawn placeholder for a map with one pin an object. */
  | (Base & { type: 'map'; model: string; label: string })
  /** Messages of a model, oldest first, own ones at the right. */
  | (Base & { type: 'messages'; model: string; text: string; mine: string; where?: Condition })
  | (Base & { type: 'section'; title: string; children: Component[] })
  | (Base & { type: 'card' | 'row' | 'column'; children: Component[] })
  | (Base & { type: 'divider' | 'spacer' });

export const TextStyle = z.enum(['largeTitle', 'title', 'headline', 'body', 'caption']);
export type TextStyle = z.infer<typeof TextStyle>;
export const Tone = z.enum(['neutral', 'accent', 'success', 'warning', 'danger']);
export type Tone = z.infer<typeof Tone>;
export const ButtonRole = z.enum(['primary', 'secondary', 'destructive']);
export type ButtonRole = z.infer<typeof ButtonRole>;

const base = { id: ComponentId, visible: Condition.optional() };
const label = z.string().min(1).max(120);

export const Component: z.ZodType<Component> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ ...base, type: z.literal('text'), value: Expression, style: TextStyle }),
    z.strictObject({ ...base, type: z.literal('icon'), name: IconName, label }),
    z.strictObject({ ...base, type: z.literal('image'), field: PropertyName, label, placeholder: IconName }),
    z.strictObject({ ...base, type: z.literal('badge'), value: Expression, tone: Tone, icon: IconName.optional() }),
    z.strictObject({ ...base, type: z.literal('progress'), value: Expression, label }),
    z.strictObject({ ...base, type: z.literal('stat'), label, value: Expression, icon: IconName }),
    z.strictObject({
      ...base,
      type: z.literal('button'),
      label,
      icon: IconName.optional(),
      role: ButtonRole,
      action: Action,
    }),
    z.strictObject({ ...base, type: z.literal('field'), field: PropertyName }),
    z.strictObject({ ...base, type: z.literal('check'), field: PropertyName, label }),
    z.strictObject({ ...base, type: z.literal('switch'), state: PropertyName, label }),
    z.strictObject({ ...base, type: z.literal('search'), state: PropertyName, prompt: label }),
    z.strictObject({
      ...base,
      type: z.literal('filter'),
      state: PropertyName,
      options: z
        .array(z.strictObject({ label, value: z.string().max(60) }))
        .min(2)
        .max(12),
    }),
    z.strictObject({
      ...base,
      type: z.literal('list'),
      model: TypeName,
      where: Condition.optional(),
      sort: z.strictObject({ field: PropertyName, descending: z.boolean() }).optional(),
      row: z.array(Component).min(1).max(12),
      action: Action.optional(),
      rowActions: z
        .array(z.strictObject({ id: ComponentId, label, icon: IconName, role: ButtonRole, action: Action }))
        .max(4),
      layout: z.enum(['rows', 'grid']),
      emptyTitle: label,
      emptyMessage: label,
    }),
    z.strictObject({
      ...base,
      type: z.literal('chart'),
      label,
      model: TypeName,
      group: PropertyName,
      value: PropertyName.optional(),
    }),
    z.strictObject({ ...base, type: z.literal('calendar'), model: TypeName, date: PropertyName, state: PropertyName }),
    z.strictObject({ ...base, type: z.literal('map'), model: TypeName, label }),
    z.strictObject({
      ...base,
      type: z.literal('messages'),
      model: TypeName,
      text: PropertyName,
      mine: PropertyName,
      where: Condition.optional(),
    }),
    z.strictObject({ ...base, type: z.literal('section'), title: label, children: z.array(Component).min(1).max(40) }),
    z.strictObject({ ...base, type: z.enum(['card', 'row', 'column']), children: z.array(Component).min(1).max(40) }),
    z.strictObject({ ...base, type: z.enum(['divider', 'spacer']) }),
  ]),
);
