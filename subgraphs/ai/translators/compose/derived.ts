import { writeCondition, writeExpression } from '../expressions';
import type { Model } from '#schema/app-spec/model';
import { choiceType } from '../app-names';
import { qualifiedChoice } from '../conversions';
import { block, type Lines } from '../lines';
import { kotlinName } from '../names';
import { modelNamed, type Place, withItem } from '../place';
import { conjuncts, type Derived } from '../screen-model';
import { unmapped } from '../unmapped';
import { fieldType, requireField, type ValueType } from '../value-type';
import { titleField } from '../walk';
import { kotlin } from './dialect';
import { KOTLIN_TYPES } from './models';

/** A property of the screen's state, or a function of the object in focus. */
export function derivedMember(derived: Derived, place: Place): Lines {
  const { names, spec } = place;
  const here = derived.item ? withItem(place, derived.item, names.variable(derived.item)) : place;
  switch (derived.kind) {
    case 'value': {
      const code = writeExpression(derived.expression, here, kotlin);
      return member(derived, here, kotlinType(code.type, here), [code.text]);
    }
    case 'condition':
      return member(derived, here, 'Boolean', [writeCondition(derived.condition, here, kotlin).text]);
    case 'list': {
      const model = modelNamed(spec, derived.component.model);
      const sort = derived.component.sort ? [sortCall(model, derived.component.sort, here)] : [];
      return member(derived, here, `List<${names.type(model)}>`, listBody(model, derived.component.where, sort, here));
    }
    case 'messages':
      return member(derived, here, 'List<ListedMessage>', messagesBody(derived.component, here));
    case 'chart':
      return chartMember(derived.name, derived.component, here);
    case 'calendar':
      return member(derived, here, 'Set<LocalDate>', calendarBody(derived.component, here));
    case 'map': {
      const model = modelNamed(spec, derived.component.model);
      const title = titleField(model);
      const shown = title === null ? '""' : `it.${kotlinName(title)}`;
      return member(derived, here, 'List<MapPin>', [`data.${names.collection(model)}.map { MapPin(it.id, ${shown}) }`]);
    }
    case 'options': {
      const title = titleField(derived.model);
      const shown = title === null ? 'it.id' : `it.${kotlinName(title)}`;
      return member(derived, here, 'List<Pair<String, String>>', [
        `data.${names.collection(derived.model)}.map { it.id to ${shown} }`,
      ]);
    }
    default:
      return unmapped(derived);
  }
}

function member(derived: Derived, place: Place, type: string, body: Lines): Lines {
  const name = kotlinName(derived.name);
  const [first, ...more] = body;
  const chain = more.length > 0 ? [more.flat()] : [];
  if (!derived.item) return [`val ${name}: ${type}`, [`get() = ${String(first)}`, ...chain]];
  const { names } = place;
  return [
    `fun ${name}(${names.variable(derived.item)}: ${names.type(derived.item)}): ${type} =`,
    [String(first), ...chain],
  ];
}

function kotlinType(type: ValueType, place: Place): string {
  const name = type.base === 'choice' ? qualifiedChoice(type, place) : KOTLIN_TYPES[type.base];
  return type.optional ? `${name}?` : name;
}

type Where = Extract<Derived, { kind: 'list' }>['component']['where'];

function listBody(model: Model, where: Where, calls: string[], place: Place): Lines {
  const variable = place.names.variable(model);
  const inside = withItem(place, model, variable);
  const filter = conjuncts(where).map(
    (part) => `.filter { ${variable} -> ${writeCondition(part, inside, kotlin).text} }`,
  );
  return [`data.${place.names.collection(model)}`, ...filter, ...calls];
}

function sortCall(model: Model, sort: { field: string; descending: boolean }, place: Place): string {
  const field = `it.${kotlinName(sort.field)}`;
  const reversed = sort.descending ? '.reversed()' : '';
  const type = place.names.type(model);
  if (sort.field === 'id') return sort.descending ? `.sortedByDescending { ${field} }` : `.sortedBy { ${field} }`;
  const target = requireField(model, sort.field).model;
  const title = target === undefined ? null : titleField(modelNamed(place.spec, target));
  if (target !== undefined && title !== null) {
    const find = place.names.variable(modelNamed(place.spec, target));
    return `.sortedWith(compareBy<${type}, String>(alphabet()) { data.${find}(${field})?.${kotlinName(title)}.orEmpty() }${reversed})`;
  }
  if (fieldType(model, sort.field).base === 'text')
    return `.sortedWith(compareBy<${type}, String>(alphabet()) { ${field} }${reversed})`;
  return sort.descending ? `.sortedByDescending { ${field} }` : `.sortedBy { ${field} }`;
}

function messagesBody(
  { model: name, text, mine, where }: Extract<Derived, { kind: 'messages' }>['component'],
  place: Place,
): Lines {
  const model = modelNamed(place.spec, name);
  const moment = model.fields.find((field) => field.type === 'dateTime');
  const sort = moment ? [sortCall(model, { field: moment.name, descending: false }, place)] : [];
  const map = `.map { ListedMessage(it.id, it.${kotlinName(text)}, isMine = it.${kotlinName(mine)}) }`;
  return listBody(model, where, [...sort, map], place);
}

function calendarBody({ model: name, date }: Extract<Derived, { kind: 'calendar' }>['component'], place: Place): Lines {
  const model = modelNamed(place.spec, name);
  const { base } = fieldType(model, date);
  const all = `data.${place.names.collection(model)}`;
  const field = kotlinName(date);
  if (base === 'dates') return [`${all}.flatMap { it.${field} }.toSet()`];
  return [`${all}.mapNotNull { it.${field}${base === 'dateTime' ? '.localDay()' : ''} }.toSet()`];
}

/** Charts by choice are labelled in the view, since only it can look up texts; those by day are labelled here. */
function chartMember(name: string, component: Extract<Derived, { kind: 'chart' }>['component'], place: Place): Lines {
  const model = modelNamed(place.spec, component.model);
  const all = `data.${place.names.collection(model)}`;
  const field = kotlinName(component.group);
  const measured = component.value === undefined ? null : requireField(model, component.value);
  const sum = measured ? `group.sumOf { it.${kotlinName(measured.name)} }` : 'group.size.toLong()';
  const as =
    measured?.type === 'money' ? 'formatMoney' : measured?.type === 'duration' ? 'formatDuration' : 'formatNumber';
  const isChoice = fieldType(model, component.group).base === 'choice';
  const type = `${place.names.type(model)}.${choiceType(component.group)}`;
  const keys = isChoice ? `${type}.entries` : `${all}.mapNotNull { it.${field} }.distinct().sorted().takeLast(10)`;
  const label = isChoice ? 'ChartLabel.Resource(key.label)' : 'ChartLabel.Text(formatShortDate(key))';
  return [
    `val ${kotlinName(name)}: List<ChartBar>`,
    block(`get() = ${keys}.map { key ->`, [
      `val group = ${all}.filter { it.${field} == key }`,
      `val sum = ${sum}`,
      `ChartBar(${label}, sum.toFloat(), ${as}(sum))`,
    ]),
  ];
}
