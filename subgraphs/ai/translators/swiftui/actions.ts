import type { Action } from '#schema/app-spec/action';
import type { Screen } from '#schema/app-spec/app-spec';
import type { Expression } from '#schema/app-spec/expression';
import { writeAs } from '../expressions';
import { block, type Lines } from '../lines';
import { NameAllocator, swiftName, upperFirst } from '../names';
import { itemOf, modelNamed, type Place, screenNamed, withItem } from '../place';
import { stepsOf } from '../screen-model';
import { unmapped } from '../unmapped';
import { fieldType } from '../value-type';
import type { StringCatalog } from './catalog';
import { swift } from './dialect';
import { displayString, localized } from './display';
import { STATE_VALUE_TYPES } from '../state-types';
import { newObject, change, assignments, addTo, increment, removal } from './changes';

type Step = Exclude<Action, { kind: 'sequence' }>;

/** What the steps of one action share while they are written. */
interface Writing {
  place: Place;
  catalog: StringCatalog;
  locals: NameAllocator;
}

/** The body of a view model's answer to a tap. What follows a deletion waits for the user's consent. */
export function actionBody(action: Action, place: Place, catalog: StringCatalog): Lines {
  return writeSteps(stepsOf(action), { place, catalog, locals: new NameAllocator() });
}

function writeSteps(steps: Step[], writing: Writing): Lines {
  const [step, ...rest] = steps;
  if (!step) return [];
  if (step.kind === 'delete') {
    const remove = removal(writing.place);
    const opening = `confirmation = Confirmation(message: ${localized(step.confirm, writing.catalog)}) { [self] in`;
    return block(opening, [remove, ...writeSteps(rest, writing)]);
  }
  const changed = CHANGES.has(step.kind) && rest.length > 0 && writing.place.item !== null;
  return [
    ...writeStep(step, rest.length === 0, writing),
    ...(changed ? refreshed(rest, writing) : writeSteps(rest, writing)),
  ];
}

const CHANGES = new Set<Step['kind']>(['update', 'toggle', 'toggleToday', 'increment']);

/** The steps after a change of the item: they see what the change has made of it. */
function refreshed(rest: Step[], writing: Writing): Lines {
  const { code, model } = itemOf(writing.place);
  const { names } = writing.place;
  const name = writing.locals.take('latest');
  const after = writeSteps(rest, { ...writing, place: withItem(writing.place, model, name) });
  const isRead = JSON.stringify(after).includes(name);
  if (!isRead) return writeSteps(rest, writing);
  return [`let ${name} = store.data.${names.variable(model)}(${code}.id) ?? ${code}`, ...after];
}

function writeStep(step: Exclude<Step, { kind: 'delete' }>, isLast: boolean, writing: Writing): Lines {
  const { place, catalog } = writing;
  switch (step.kind) {
    case 'open':
      return [openCode(step.screen, step.passItem, place)];
    case 'back':
      return ['navigator.back()'];
    case 'submit':
      return submitStep(step.values ?? {}, isLast, writing);
    case 'create': {
      const model = modelNamed(place.spec, step.model);
      return [`store.insert(${newObject(model, step.values, place)}, into: \\.${place.names.collection(model)})`];
    }
    case 'update':
      return change(place, (target) =>
        assignments(itemOf(place).model, step.values, target, { ...place, item: { ...itemOf(place), code: target } }),
      );
    case 'addTo':
      return addTo(step, writing);
    case 'toggle':
      return change(place, (target) => [`${target}.${swiftName(step.field)}.toggle()`]);
    case 'toggleToday':
      return change(place, (target) => [`${target}.${swiftName(step.field)}.toggle(.today)`]);
    case 'increment':
      return increment(step, place);
    case 'deleteAll':
      return [`store.removeAll(from: \\.${place.names.collection(modelNamed(place.spec, step.model))})`];
    case 'setState': {
      const variable = place.screen?.state.find(({ name }) => name === step.name);
      const value = writeAs(step.value, STATE_VALUE_TYPES[variable?.type ?? 'text'], place, swift);
      return [`${swiftName(place.stateNames.get(step.name) ?? step.name)} = ${value}`];
    }
    case 'notify':
      return [`navigator.show(notice: ${localized(step.message, catalog)})`];
    case 'share':
      return [`sharedText = SharedText(text: ${displayString(step.text, place, catalog)})`];
    default:
      return unmapped(step);
  }
}

/** A tab is shown, any other screen opens above the present one. */
function openCode(screenId: string, passItem: boolean, place: Place): string {
  const screen = screenNamed(place.spec, screenId);
  if (place.spec.navigation.tabs.some((tab) => tab.screen === screenId))
    return `navigator.show(tab: .${swiftName(screenId)})`;
  return `navigator.open(${opened(screen, passItem, place)})`;
}

/** `.habitDetail(habit.id)` for an action that does nothing but open a screen above the present one, else null. */
export function routeOf(action: Action, place: Place): string | null {
  const [step, ...more] = stepsOf(action);
  if (step?.kind !== 'open' || more.length > 0) return null;
  if (place.spec.navigation.tabs.some((tab) => tab.screen === step.screen)) return null;
  return opened(screenNamed(place.spec, step.screen), step.passItem, place);
}

function opened(screen: Screen, passItem: boolean, place: Place): string {
  const argument = passItem && screen.parameter ? `(${itemOf(place).code}.id)` : '';
  return `.${swiftName(screen.id)}${argument}`;
}

function submitStep(values: Record<string, Expression>, isLast: boolean, { place, locals }: Writing): Lines {
  const model = modelNamed(place.spec, place.screen?.form?.model ?? '');
  if (Object.keys(values).length === 0) return [isLast ? 'submit()' : 'guard submit() else { return }'];
  const names = Object.entries(values).map(([name, value]) => {
    const variable = locals.take(`new${upperFirst(name)}`);
    return { variable, line: `let ${variable} = ${writeAs(value, fieldType(model, name), place, swift)}`, name };
  });
  return [
    ...names.map(({ line }) => line),
    isLast ? 'submit {' : 'let isSaved = submit {',
    names.map(({ name, variable }) => `$0.${swiftName(name)} = ${variable}`),
    '}',
    ...(isLast ? [] : ['guard isSaved else { return }']),
  ];
}
