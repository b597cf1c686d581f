import { z } from 'zod';
import { Action } from './action';
import { Component } from './component';
import { ComponentId, IconName, PropertyName, TypeName } from './names';
import { Model } from './model';

export const StateVariable = z.strictObject({
  name: PropertyName,
  type: z.enum(['text', 'number', 'boolean']),
  initial: z.union([z.string().max(200), z.number(), z.boolean()]),
  /** Kept over a restart of the app (a setting), else it lives as long as the screen. */
  persisted: z.boolean(),
});
export type StateVariable = z.infer<typeof StateVariable>;

export const ToolbarItem = z.strictObject({
  id: ComponentId,
  label: z.string().min(1).max(60),
  icon: IconName,
  action: Action,
});
export type ToolbarItem = z.infer<typeof ToolbarItem>;

export const Screen = z.strictObject({
  /** `habitList`; its source is `HabitListScreen` on both platforms. */
  id: PropertyName,
  title: z.string().min(1).max(60),
  icon: IconName,
  /** The model of the item that the screen is opened with. */
  parameter: TypeName.optional(),
  /** The form that `field` components edit and `submit` saves: a new object of `model`, or the parameter when `edits` is true. */
  form: z.strictObject({ model: TypeName, edits: z.boolean() }).optional(),
  state: z.array(StateVariable).max(20),
  toolbar: z.array(ToolbarItem).max(4),
  /** The one prominent action: a floating button on Android, a toolbar button on iOS. */
  primaryAction: ToolbarItem.optional(),
  components: z.array(Component).min(1).max(60),
});
export type Screen = z.infer<typeof Screen>;

export const Theme = z.strictObject({
  /** `#RRGGBB`. */
  accent: z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'must be a colour like #2E7D32'),
  /** `setting`: by the persisted boolean state variable `darkMode`. Persisted state is one per name in the whole app. */
  appearance: z.enum(['system', 'light', 'dark', 'setting']),
  titleSize: z.enum(['regular', 'large', 'extraLarge']),
  textSize: z.enum(['small', 'regular', 'large']),
  corners: z.enum(['square', 'rounded', 'round']),
});
export type Theme = z.infer<typeof Theme>;

/** A local notification, every day. */
export const Reminder = z.strictObject({
  id: PropertyName,
  model: TypeName,
  /** A `time` field of the model that says when. */
  time: PropertyName,
  /** A boolean field that turns it on. */
  enabled: PropertyName,
  title: z.string().min(1).max(120),
});
export type Reminder = z.infer<typeof Reminder>;

/**
 * The whole app, once, before it is written twice. Kept as `app.spec.json` at the root of the project's tree.
 * This is its shape; that its names refer to something is checked by `checkAppSpec`.
 */
export const AppSpec = z.strictObject({
  version: z.literal(1),
  name: z.string().min(1).max(60),
  /** The kind of app that the words were taken for: `habits`, `store`. */
  kind: z.string().min(1).max(40),
  summary: z.string().min(1).max(400),
  /** BCP 47, the language of all labels. */
  locale: z.string().min(2).max(20),
  /** ISO 4217, of all `money` fields. */
  currency: z.string().length(3),
  theme: Theme,
  models: z.array(Model).min(1).max(20),
  screens: z.array(Screen).min(1).max(40),
  navigation: z.strictObject({
    /** Screens without a parameter that stand side by side; one entry means no tab bar. */
    tabs: z
      .array(z.strictObject({ screen: PropertyName, label: z.string().min(1).max(30), icon: IconName }))
      .min(1)
      .max(5),
  }),
  reminders: z.array(Reminder).max(5),
  /** Other locales: source text → translation. */
  strings: z.record(z.string(), z.record(z.string(), z.string())),
});
export type AppSpec = z.infer<typeof AppSpec>;

/** Where the specification lies in every project's tree. */
export const APP_SPEC_PATH = 'app.spec.json';
