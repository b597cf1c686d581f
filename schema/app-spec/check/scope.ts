import type { AppSpec, Screen } from '../app-spec';
import type { Field, FieldType, Model } from '../model';

/** Something in a specification that refers to nothing, or does not fit where it stands. */
export interface SpecProblem {
  /** Where: `['screens', 'habitList', 'components', 'habitList.items', 'row', …]`. Screens, models and components stand by their names. */
  path: string[];
  /** What is wrong, for a person. */
  message: string;
}

/** What a value is, as far as it matters to where it may stand. `unknown` has been complained about already. */
export type ValueType = 'text' | 'date' | 'time' | 'dateTime' | 'number' | 'boolean' | 'dates' | 'image' | 'unknown';

/** What a name may refer to at one place of the specification; it collects the problems found on the way. */
export interface Scope {
  spec: AppSpec;
  problems: SpecProblem[];
  path: string[];
  screen: Screen | null;
  /** The model of the object in focus. */
  item: Model | null;
  /** True in a value that an action sets, where chance may have its say. */
  acts?: boolean;
}

export function complain(scope: Scope, message: string): void {
  scope.problems.push({ path: scope.path, message });
}

export function at(scope: Scope, ...steps: string[]): Scope {
  return { ...scope, path: [...scope.path, ...steps] };
}

export function withItem(scope: Scope, item: Model | null): Scope {
  return { ...scope, item };
}

/** The model of this name, or null after a complaint. */
export function modelOf(scope: Scope, name: string): Model | null {
  const model = scope.spec.models.find((candidate) => candidate.name === name);
  if (!model) complain(scope, `There is no model ${name}.`);
  return model ?? null;
}

/** The field of the model, or null after a complaint. */
export function fieldOf(scope: Scope, model: Model | null, name: string): Field | null {
  if (!model) return null;
  const field = model.fields.find((candidate) => candidate.name === name);
  if (!field) complain(scope, `${model.name} has no field ${name}.`);
  return field ?? null;
}

/** The field of the item in focus, or null after a complaint; the field must have one of `types` where they are given. */
export function itemField(scope: Scope, name: string, types?: readonly FieldType[]): Field | null {
  if (!scope.item) {
    complain(scope, `${name} is a field of the item in focus, and there is no item here.`);
    return null;
  }
  const field = fieldOf(scope, scope.item, name);
  if (field) requireType(scope, field, types);
  return field;
}

export function requireType(scope: Scope, field: Field, types?: readonly FieldType[]): void {
  if (types && !types.includes(field.type))
    complain(scope, `${field.name} is of type ${field.type}; here it must be ${types.join(' or ')}.`);
}

export const NUMBERS = ['integer', 'decimal', 'money', 'duration'] as const satisfies readonly FieldType[];

export function valueTypeOf(type: FieldType): ValueType {
  if ((NUMBERS as readonly FieldType[]).includes(type)) return 'number';
  if (type === 'boolean' || type === 'date' || type === 'time' || type === 'dateTime') return type;
  if (type === 'dates' || type === 'image') return type;
  return 'text';
}

/** True when a value of one type can stand where the other is expected; plain text may hold a day or a time. */
export function fits(given: ValueType, expected: ValueType): boolean {
  if (given === expected || given === 'unknown' || expected === 'unknown') return true;
  const textual: ValueType[] = ['text', 'date', 'time', 'dateTime'];
  return (given === 'text' || expected === 'text') && textual.includes(given) && textual.includes(expected);
}
