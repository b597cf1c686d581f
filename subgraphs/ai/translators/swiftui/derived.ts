import { writeCondition, writeExpression } from '../expressions';
import type { Model } from '#schema/app-spec/model';
import { choiceType } from '../app-names';
import { qualifiedChoice } from '../conversions';
import { block, type Lines } from '../lines';
import { swiftName } from '../names';
import { modelNamed, type Place, withItem } from '../place';
import { conjuncts, type Derived } from '../screen-model';
import { unmapped } from '../unmapped';
import { fieldType, requireField, type ValueType } from '../value-type';
import { titleField } from '../walk';
import { swift } from './dialect';
import { SWIFT_TYPES } from './models';

/** A computed property of the view model, or a function of the object in focus. */
export function derivedMember(derived: Derived, place: Place): Lines {
  const { names, spec } = place;
  const here = derived.item ? withItem(place, derived.item, names.variable(derived.item)) : place;
  switch (derived.kind) {
    case 'value': {
      const code = writeExpression(derived.expression, here, swift);
      return member(derived, here, swiftType(code.type, here), [code.text]);
    }
    case 'condition':
      return member(derived, here, 'Bool', [writeCondition(derived.condition, here, swift).text]);
    case 'list': {
      const model = modelNamed(spec, derived.component.model);
      const sort = derived.component.sort ? [sortCall(model, derived.component.sort, here)] : [];
      return member(derived, here, `[${names.type(model)}]`, listBody(model, derived.component.where, sort, here));
    }
    case 'messages':
      return member(derived, here, '[ListedMessage]', messagesBody(derived.component, here));
    case 'chart':
      return member(derived, here, '[ChartBar]', chartBody(derived.component, here));
    case 'calendar':
      return member(derived, here, 'Set<CalendarDay>', calendarBody(derived.component, here));
    case 'map': {
      const model = modelNamed(spec, derived.component.model);
      const title = titleField(model);
      const shown = title === null ? '""' : `$0.${swiftName(title)}`;
      return member(derived, here, '[MapPin]', [
        `store.data.${names.collection(model)}.map { MapPin(id: $0.id, title: ${shown}) }`,
      ]);
    }
    case 'options':
      return member(derived, here, `[${names.type(derived.model)}]`, [`store.data.${names.collection(derived.model)}`]);
    default:
      return unmapped(derived);
  }
}

function member(derived: Derived, place: Place, type: string, body: Lines): Lines {
  const name = swiftName(derived.name);
  if (!derived.item) return block(`var ${name}: ${type} {`, body);
  const { names } = place;
  return block(`func ${name}(_ ${names.variable(derived.item)}: ${names.type(derived.item)}) -> ${type} {`, body);
}

function swiftType(type: ValueType, place: Place): string {
  const name = type.base === 'choice' ? qualifiedChoice(type, place) : SWIFT_TYPES[type.base];
  return type.optional ? `${name}?` : name;
}

type Where = Extract<Derived, { kind: 'list' }>['component']['where'];

function listBody(model: Model, where: Where, calls: string[], place: Place): Lines {
  const variable = place.names.variable(model);
  const inside = withItem(place, model, variable);
  const filter = conjuncts(where).map(
    (part) => `.filter { ${variable} in ${writeCondition(part, inside, swift).text} }`,
  );
  const chain = [...filter, ...calls];
  const all = `store.data.${place.names.collection(model)}`;
  return chain.length === 0 ? [all] : [all, chain];
}

function sortCall(model: Model, sort: { field: string; descending: boolean }, place: Place): string {
  const [first, second] = sort.descending ? ['$1', '$0'] : ['$0', '$1'];
  const field = swiftName(sort.field);
  const [a, b] = [`${first}.${field}`, `${second}.${field}`];
  if (sort.field === 'id') return `.sorted { ${a} < ${b} }`;
  const target = requireField(model, sort.field).model;
  const title = target === undefined ? null : titleField(modelNamed(place.spec, target));
  if (target !== undefined && title !== null) {
    const find = place.names.variable(modelNamed(place.spec, target));
    const name = (id: string) => `(store.data.${find}(${id})?.${swiftName(title)} ?? "")`;
    return `.sorted { ${name(a)}.localizedStandardCompare(${name(b)}) == .orderedAscending }`;
  }
  const { base, optional } = fieldType(model, sort.field);
  if (base === 'text') return `.sorted { ${a}.localizedStandardCompare(${b}) == .orderedAscending }`;
  if (base === 'choice') return `.sorted { ${a}.position < ${b}.position }`;
  if (base === 'boolean') return `.sorted { !${a} && ${b} }`;
  return optional ? `.sorted { precedes(${a}, ${b}) }` : `.sorted { ${a} < ${b} }`;
}

function messagesBody(
  { model: name, text, mine, where }: Extract<Derived, { kind: 'messages' }>['component'],
  place: Place,
): Lines {
  const model = modelNamed(place.spec, name);
  const moment = model.fields.find((field) => field.type === 'dateTime');
  const sort = moment ? [sortCall(model, { field: moment.name, descending: false }, place)] : [];
  const map = `.map { ListedMessage(id: $0.id, text: $0.${swiftName(text)}, isMine: $0.${swiftName(mine)}) }`;
  return listBody(model, where, [...sort, map], place);
}

function calendarBody({ model: name, date }: Extract<Derived, { kind: 'calendar' }>['component'], place: Place): Lines {
  const model = modelNamed(place.spec, name);
  const { base, optional } = fieldType(model, date);
  const all = `store.data.${place.names.collection(model)}`;
  const field = swiftName(date);
  if (base === 'dates') return [`Set(${all}.flatMap(\\.${field}))`];
  if (base === 'date') return [`Set(${all}.${optional ? 'compactMap' : 'map'}(\\.${field}))`];
  return [`Set(${all}${optional ? `.compactMap(\\.${field})` : `.map(\\.${field})`}.map { CalendarDay($0) })`];
}

function chartBody(
  { model: name, group, value }: Extract<Derived, { kind: 'chart' }>['component'],
  place: Place,
): Lines {
  const model = modelNamed(place.spec, name);
  const all = `store.data.${place.names.collection(model)}`;
  const { base, optional } = fieldType(model, group);
  const field = swiftName(group);
  const measured = value === undefined ? null : requireField(model, value);
  const sum = measured ? `group.map(\\.${swiftName(measured.name)}).reduce(0, +)` : 'group.count';
  const as = measured?.type === 'money' || measured?.type === 'duration' ? measured.type : 'number';
  const bar = (key: string, id: string, label: string): Lines => [
    `let group = ${all}.filter { $0.${field} == ${key} }`,
    `let sum = ${sum}`,
    `return ChartBar(id: ${id}, label: ${label}, value: Double(sum), text: AppFormat.${as}(sum))`,
  ];
  if (base === 'choice') {
    const type = `${place.names.type(model)}.${choiceType(group)}`;
    return block(`${type}.allCases.map { choice in`, bar('choice', 'choice.rawValue', 'choice.title'));
  }
  return [
    `let days = Set(${all}.${optional ? 'compactMap' : 'map'}(\\.${field}))`,
    ...block('return days.sorted().suffix(10).map { day in', bar('day', 'day.isoText', 'AppFormat.shortDate(day)')),
  ];
}
