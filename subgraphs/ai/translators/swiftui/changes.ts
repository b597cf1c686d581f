import type { Action } from '#schema/app-spec/action';
import type { Expression } from '#schema/app-spec/expression';
import type { Model } from '#schema/app-spec/model';
import { writeAs } from '../expressions';
import { block, type Lines } from '../lines';
import { NameAllocator, swiftName } from '../names';
import { itemOf, modelNamed, type Place } from '../place';
import { fieldType, requireField } from '../value-type';
import { swift } from './dialect';

/** `Habit(name: "…")`, its fields in the order in which the initialiser takes them. */
export function newObject(
  model: Model,
  values: Record<string, Expression>,
  place: Place,
  extra: Record<string, string> = {},
): string {
  const given = model.fields.flatMap((field) => {
    const value = values[field.name];
    const code = extra[field.name] ?? (value && writeAs(value, fieldType(model, field.name), place, swift));
    return code === undefined ? [] : [`${field.name}: ${code}`];
  });
  return `${place.names.type(model)}(${given.join(', ')})`;
}

export function change(place: Place, body: (target: string) => Lines): Lines {
  const { code, model } = itemOf(place);
  const target = place.names.variable(model);
  const lines = body('$0');
  const only = lines[0];
  const opening = `store.update(${code}.id, in: \\.${place.names.collection(model)})`;
  if (lines.length === 1 && typeof only === 'string' && only.length < 60 && !only.includes('{'))
    return [`${opening} { ${only} }`];
  return block(`${opening} { ${target} in`, body(target));
}

export function assignments(model: Model, values: Record<string, Expression>, target: string, place: Place): Lines {
  return Object.entries(values).map(
    ([name, value]) => `${target}.${swiftName(name)} = ${writeAs(value, fieldType(model, name), place, swift)}`,
  );
}

export function addTo(
  step: Extract<Action, { kind: 'addTo' }>,
  { place, locals }: { place: Place; locals: NameAllocator },
): Lines {
  const model = modelNamed(place.spec, step.model);
  const list = place.names.collection(model);
  const [match, present, added] = [locals.take('match'), locals.take('present'), locals.take('added')];
  const { field, by } = step.increment;
  const amount = numberOf(model, field, by);
  const target = place.names.variable(model);
  return [
    `let ${match} = ${writeAs(step.equals, fieldType(model, step.match), place, swift)}`,
    ...block(
      `if let ${present} = store.data.${list}.first(where: { ${target} in ${target}.${swiftName(step.match)} == ${match} }) {`,
      [`store.update(${present}.id, in: \\.${list}) { $0.${swiftName(field)} += ${amount} }`],
      '} else {',
    ),
    [
      `var ${added} = ${newObject(model, step.values, place, { [step.match]: match })}`,
      `${added}.${swiftName(field)} += ${amount}`,
      `store.insert(${added}, into: \\.${list})`,
    ],
    '}',
  ];
}

function numberOf(model: Model, field: string, value: number): string {
  return fieldType(model, field).base === 'integer' ? swift.integer(Math.round(value)) : swift.decimal(value);
}

export function increment(step: Extract<Action, { kind: 'increment' }>, place: Place): Lines {
  const { code, model } = itemOf(place);
  const field = swiftName(requireField(model, step.field).name);
  const number = (value: number) => numberOf(model, step.field, value);
  const by = step.by < 0 ? `- ${number(-step.by)}` : `+ ${number(step.by)}`;
  const bounded = (target: string) => {
    let sum = `${target}.${field} ${by}`;
    if (step.minimum !== undefined) sum = `max(${sum}, ${number(step.minimum)})`;
    return step.maximum === undefined ? sum : `min(${sum}, ${number(step.maximum)})`;
  };
  const changed = change(place, (target) => {
    const free = step.minimum === undefined && step.maximum === undefined;
    return [free ? `${target}.${field} ${by.replace(' ', '= ')}` : `${target}.${field} = ${bounded(target)}`];
  });
  if (!step.deleteAtMinimum || step.minimum === undefined || step.by >= 0) return changed;
  return [
    ...block(`if ${code}.${field} ${by} <= ${number(step.minimum)} {`, [removal(place)], '} else {'),
    changed,
    '}',
  ];
}

export function removal(place: Place): string {
  const { code, model } = itemOf(place);
  return `store.remove(${code}.id, from: \\.${place.names.collection(model)})`;
}
