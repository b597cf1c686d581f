import type { Action } from '#schema/app-spec/action';
import type { Expression } from '#schema/app-spec/expression';
import type { Model } from '#schema/app-spec/model';
import { writeAs } from '../expressions';
import { block, type Lines } from '../lines';
import { kotlinName, NameAllocator } from '../names';
import { itemOf, modelNamed, type Place } from '../place';
import { fieldType } from '../value-type';
import { kotlin } from './dialect';

export function newObject(
  model: Model,
  values: Record<string, Expression>,
  place: Place,
  extra: Record<string, string> = {},
): string {
  const given = model.fields.flatMap((field) => {
    const value = values[field.name];
    const code = extra[field.name] ?? (value && writeAs(value, fieldType(model, field.name), place, kotlin));
    return code === undefined ? [] : [`${kotlinName(field.name)} = ${code}`];
  });
  return `${place.names.type(model)}(${given.join(', ')})`;
}

export function change(place: Place, fields: (target: string) => string[]): Lines {
  const { code, model } = itemOf(place);
  const type = place.names.type(model);
  const given = fields('it');
  const short = given.join(', ');
  const opening = `store.change { data ->`;
  if (short.length < 70) return block(opening, [`data.update${type}(${code}.id) { it.copy(${short}) }`]);
  return block(opening, block(`data.update${type}(${code}.id) {`, ['it.copy(', given.map((one) => `${one},`), ')']));
}

export function assignments(model: Model, values: Record<string, Expression>, place: Place): string[] {
  return Object.entries(values).map(
    ([name, value]) => `${kotlinName(name)} = ${writeAs(value, fieldType(model, name), place, kotlin)}`,
  );
}

export function addTo(
  step: Extract<Action, { kind: 'addTo' }>,
  { place, locals }: { place: Place; locals: NameAllocator },
): Lines {
  const model = modelNamed(place.spec, step.model);
  const [type, list, variable] = [place.names.type(model), place.names.collection(model), place.names.variable(model)];
  const [match, present, added] = [locals.take('match'), locals.take('present'), locals.take('added')];
  const field = kotlinName(step.increment.field);
  const more = (target: string) =>
    `${target}.copy(${field} = ${target}.${field} + ${numberOf(model, step.increment.field, step.increment.by)})`;
  return [
    `val ${match} = ${writeAs(step.equals, fieldType(model, step.match), place, kotlin)}`,
    `val ${present} = store.data.value.${list}.firstOrNull { ${variable} -> ${variable}.${kotlinName(step.match)} == ${match} }`,
    ...block(
      `if (${present} != null) {`,
      [`store.change { data -> data.update${type}(${present}.id) { ${more('it')} } }`],
      '} else {',
    ),
    [
      `val ${added} = ${newObject(model, step.values, place, { [step.match]: match })}`,
      `store.change { data -> data.add${type}(${more(added)}) }`,
    ],
    '}',
  ];
}

function numberOf(model: Model, field: string, value: number): string {
  return fieldType(model, field).base === 'integer' ? kotlin.integer(Math.round(value)) : kotlin.decimal(value);
}

export function increment(step: Extract<Action, { kind: 'increment' }>, place: Place): Lines {
  const { code, model } = itemOf(place);
  const field = kotlinName(step.field);
  const number = (value: number) => numberOf(model, step.field, value);
  const by = step.by < 0 ? `- ${number(-step.by)}` : `+ ${number(step.by)}`;
  const lower = step.minimum === undefined ? '' : `.coerceAtLeast(${number(step.minimum)})`;
  const upper = step.maximum === undefined ? '' : `.coerceAtMost(${number(step.maximum)})`;
  const bounds =
    lower && upper ? `.coerceIn(${number(step.minimum ?? 0)}, ${number(step.maximum ?? 0)})` : lower + upper;
  const sum = (target: string) => `${target}.${field} ${by}`;
  const changed = change(place, (target) => [`${field} = ${bounds ? `(${sum(target)})${bounds}` : sum(target)}`]);
  if (!step.deleteAtMinimum || step.minimum === undefined || step.by >= 0) return changed;
  return [...block(`if (${sum(code)} <= ${number(step.minimum)}) {`, [removal(place)], '} else {'), changed, '}'];
}

export function removal(place: Place): string {
  const { code, model } = itemOf(place);
  return `store.change { it.remove${place.names.type(model)}(${code}.id) }`;
}
