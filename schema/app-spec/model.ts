import { z } from 'zod';
import { IconName, PropertyName, TypeName } from './names';

export const FieldType = z.enum([
  'text',
  'longText',
  'integer',
  'decimal',
  /** Minor units of the app's currency. */
  'money',
  'boolean',
  /** A day without a time, `2026-11-23`. */
  'date',
  /** A time of day, `07:30`. */
  'time',
  /** RFC 3339 in UTC. */
  'dateTime',
  /** Seconds. */
  'duration',
  /** One of `choices`. */
  'choice',
  /** A set of days: when a habit was done, a medicine taken. */
  'dates',
  /** A picture that the user takes or picks; empty until then. */
  'image',
  'email',
  'phone',
  'url',
  /** The id of an object of the model named by `model`. */
  'reference',
]);
export type FieldType = z.infer<typeof FieldType>;

export const Field = z.strictObject({
  name: PropertyName,
  label: z.string().min(1).max(60),
  type: FieldType,
  required: z.boolean(),
  /** Only for `choice`, in the order in which they are offered. */
  choices: z.array(z.string().min(1).max(40)).min(1).max(30).optional(),
  /** Only for `reference`: the model that is pointed at. */
  model: TypeName.optional(),
  /** The value of a new object; `today` and `now` stand for the moment of creation. Without one: empty, 0, false or the first choice. */
  initial: z.union([z.string().max(200), z.number(), z.boolean()]).optional(),
});
export type Field = z.infer<typeof Field>;

/** A sample value; `today`, `today-3` and so on stand for days counted from the first start, in `date`, `dateTime` and `dates` fields. A reference is the sample's `id`. */
export const SampleValue = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(40)).max(400),
]);

/** What the app keeps. Every object also has a text `id`, which is not listed. */
export const Model = z.strictObject({
  name: TypeName,
  /** `Habits`: the plural as a person reads it. */
  plural: z.string().min(1).max(60),
  icon: IconName,
  fields: z.array(Field).min(1).max(40),
  /** Objects that the app holds when it is started for the first time; each has a text `id`. */
  samples: z.array(z.record(z.string(), SampleValue)).max(50),
});
export type Model = z.infer<typeof Model>;
