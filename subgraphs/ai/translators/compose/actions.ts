import type { Action } from '#schema/app-spec/action';
import type { Expression } from '#schema/app-spec/expression';
import { writeAs } from '../expressions';
import { block, type Lines } from '../lines';
import { kotlinName, NameAllocator, upperFirst } from '../names';
import { itemOf, modelNamed, type Place, screenNamed, withItem } from '../place';
import { stepsOf } from '../screen-model';
import { STATE_VALUE_TYPES } from '../state-types';
import { unmapped } from '../unmapped';
import { fieldType } from '../value-type';
import { kotlin } from './dialect';
import { displayString } from './display';
import { routeName } from './routes';
import type { StringResources } from './strings';
import { newObject, change, assignments, addTo, increment, removal } from './changes';

type Step = Exclude<Action, { kind: 'sequence' }>;

/** What the steps of one action share while they are written. */
interface Writing {
  place: Place;
  strings: StringResources;
  /** The component that the action belongs to, of which names of resources are made. */
  id: string;
  locals: NameAllocator;
  /** How the steps are left early: within the answer to a question it is that answer that ends. */
  leave: string;
}

/** The body of a view model's answer to a tap. What follows a deletion waits for the user's consent. */
export function actionBody(action: Action, id: string, place: Place, strings: StringResources): Lines {
  return writeSteps(stepsOf(action), { place, strings, id, locals: new NameAllocator(), leave: 'return' });
}

function writeSteps(steps: Step[], writing: Writing): Lines {
  const [step, ...rest] = steps;
  if (!step) return [];
  if (step.kind === 'delete') {
    const message = writing.strings.add(`${writing.id}.confirm`, step.confirm);
    return block(`confirm(R.string.${message}) {`, [
      removal(writing.place),
      ...writeSteps(rest, { ...writing, leave: 'return@confirm' }),
    ]);
  }
  const changes = ['update', 'toggle', 'toggleToday', 'increment'].includes(step.kind);
  return [
    ...writeStep(step, rest.length === 0, writing),
    ...(changes && rest.length > 0 ? refreshed(rest, writing) : writeSteps(rest, writing)),
  ];
}

/** The steps after a change of the item: they see what the change has made of it. */
function refreshed(rest: Step[], writing: Writing): Lines {
  const { code, model } = itemOf(writing.place);
  const name = writing.locals.take('latest');
  const after = writeSteps(rest, { ...writing, place: withItem(writing.place, model, name) });
  if (!JSON.stringify(after).includes(name)) return after;
  return [`val ${name} = store.data.value.${writing.place.names.variable(model)}(${code}.id) ?: ${code}`, ...after];
}

function writeStep(step: Exclude<Step, { kind: 'delete' }>, isLast: boolean, writing: Writing): Lines {
  const { place, strings, id } = writing;
  switch (step.kind) {
    case 'open':
      return [openCode(step.screen, step.passItem, place)];
    case 'back':
      return ['effects.send(ScreenEffect.Back)'];
    case 'submit':
      return submitStep(step.values ?? {}, isLast, writing);
    case 'create': {
      const model = modelNamed(place.spec, step.model);
      const made = newObject(model, step.values, place);
      return [`store.change { it.add${place.names.type(model)}(${made}) }`];
    }
    case 'update':
      return change(place, (target) =>
        assignments(itemOf(place).model, step.values, withItem(place, itemOf(place).model, target)),
      );
    case 'addTo':
      return addTo(step, writing);
    case 'toggle': {
      const field = kotlinName(step.field);
      return change(place, (target) => [`${field} = !${target}.${field}`]);
    }
    case 'toggleToday': {
      const field = kotlinName(step.field);
      return change(place, (target) => [`${field} = ${target}.${field}.toggled(LocalDate.now())`]);
    }
    case 'increment':
      return increment(step, place);
    case 'deleteAll': {
      const list = place.names.collection(modelNamed(place.spec, step.model));
      return [`store.change { it.clear${upperFirst(list)}() }`];
    }
    case 'setState':
      return setState(step, place);
    case 'notify':
      return [`effects.send(ScreenEffect.Notice(R.string.${strings.add(`${id}.notice`, step.message)}))`];
    case 'share': {
      const text = displayString(step.text, { place, strings, id: `${id}.text`, fetch: 'resources.getString' });
      return [`effects.send(ScreenEffect.Share { resources -> ${text} })`];
    }
    default:
      return unmapped(step);
  }
}

/** A tab is shown, any other screen opens above the present one. */
function openCode(screenId: string, passItem: boolean, place: Place): string {
  const screen = screenNamed(place.spec, screenId);
  if (place.spec.navigation.tabs.some((tab) => tab.screen === screenId))
    return `effects.send(ScreenEffect.ShowTab(AppRoute.${routeName(screen, place.names)}))`;
  const id = passItem && screen.parameter ? `(${itemOf(place).code}.id)` : '';
  return `effects.send(ScreenEffect.Open(AppRoute.${routeName(screen, place.names)}${id}))`;
}

function submitStep(values: Record<string, Expression>, isLast: boolean, { place, leave }: Writing): Lines {
  const model = modelNamed(place.spec, place.screen?.form?.model ?? '');
  const given = Object.entries(values).map(
    ([name, value]) => `${kotlinName(name)} = ${writeAs(value, fieldType(model, name), place, kotlin)},`,
  );
  if (given.length === 0) return [isLast ? 'submit()' : `if (!submit()) ${leave}`];
  const variable = place.names.variable(model);
  const body: Lines = [`${variable}.copy(`, given, ')'];
  if (isLast) return block(`submit { ${variable} ->`, body);
  return [...block(`val isSaved = submit { ${variable} ->`, body), `if (!isSaved) ${leave}`];
}

function setState({ name, value }: Extract<Step, { kind: 'setState' }>, place: Place): Lines {
  const variable = place.screen?.state.find((candidate) => candidate.name === name);
  const written = writeAs(value, STATE_VALUE_TYPES[variable?.type ?? 'text'], place, kotlin);
  if (variable?.persisted)
    return [`store.change { it.copy(settings = it.settings.copy(${kotlinName(name)} = ${written})) }`];
  return [`_state.update { it.copy(${kotlinName(place.stateNames.get(name) ?? name)} = ${written}) }`];
}
