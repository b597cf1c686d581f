import { atom } from '../code';
import { writeCondition, writeExpression } from '../expressions';
import type { Action } from '#schema/app-spec/action';
import type { Condition, Expression } from '#schema/app-spec/expression';
import type { IconName } from '#schema/app-spec/names';
import type { Code } from '../dialect';
import { block, type Lines } from '../lines';
import { kotlinName, upperFirst } from '../names';
import type { Place } from '../place';
import type { Derived, ScreenModel } from '../screen-model';
import { kotlin } from './dialect';
import { displayString } from './display';
import { kotlinString } from './literals';
import type { StringResources } from './strings';

/** What surrounds a component: the items of a lazy list, or a column or row that is laid out at once. */
type Container = 'lazy' | 'column';

/** A composable as it is being written. */
export interface View {
  place: Place;
  strings: StringResources;
  model: ScreenModel;
  container: Container;
  /** Side by side with others, where words are short. */
  inRow: boolean;
  /** On a card of a grid, which is half as wide as the screen. */
  inGrid?: boolean;
  /** Columns take the room that others leave: in a row without a spacer. */
  grows: boolean;
  /** Composables that the file has besides the screen: one a list's row. */
  functions: Lines[];
}

/** The code that reads a derived value from the screen's state. */
export function call(derived: Derived, view: View): string {
  const argument = derived.item ? `(${view.place.item?.code ?? ''})` : '';
  return `state.${kotlinName(derived.name)}${argument}`;
}

/** A value in a view: written out when it is short, else a member of the screen's state. */
export function value(id: string, expression: Expression, view: View): Code {
  const derived = view.model.value(id, expression, view.place.item?.model ?? null);
  const code = writeExpression(expression, view.place, kotlin);
  return derived ? atom(call(derived, view), code.type) : code;
}

/** The expression as a `String` for people. */
export function shown(id: string, expression: Expression, view: View): string {
  const { place, strings } = view;
  return displayString(expression, {
    place,
    strings,
    id,
    fetch: 'stringResource',
    write: (part) => value(id, part, view),
  });
}

function condition(id: string, part: Condition, view: View): string {
  const derived = view.model.condition(id, part, view.place.item?.model ?? null);
  return derived ? call(derived, view) : writeCondition(part, view.place, kotlin).text;
}

/** The code that tells the view model of a tap. */
export function tap(id: string, action: Action, view: View): string {
  const method = view.model.action(id, action, view.place.item?.model ?? null);
  return `viewModel.${method.name}(${method.item ? (view.place.item?.code ?? '') : ''})`;
}

/** The value of a state variable, and the function that takes a new one. */
export function bound(state: string, view: View): { value: string; change: string } {
  view.model.written.add(state);
  const variable = view.model.screen.state.find(({ name }) => name === state);
  const own = view.model.stateNames.get(state) ?? state;
  const place = variable?.persisted ? `state.data.settings.${kotlinName(state)}` : `state.${kotlinName(own)}`;
  return { value: place, change: `viewModel::on${upperFirst(own)}Change` };
}

/** `stringResource(R.string.habit_list_add)`. */
export function text(id: string, words: string, view: View): string {
  return `stringResource(R.string.${view.strings.add(id, words)})`;
}

export function icon(name: IconName): string {
  return `AppIcons.${upperFirst(name)}`;
}

/** `Modifier.testTag("habitList.add")`, behind what is given. */
export function tagged(id: string, before = ''): string {
  return `Modifier${before}.testTag(${kotlinString(id)})`;
}

/** A call with one named argument a line, or on one line when it is short. */
export function invoke(name: string, args: Record<string, string>, trailing?: Lines): Lines {
  const given = Object.entries(args).map(([key, code]) => `${key} = ${code}`);
  const short = `${name}(${given.join(', ')})`;
  if (trailing) {
    const opening = given.length === 0 ? `${name} {` : `${short} {`;
    if (opening.length <= 100) return block(opening, trailing);
    return [`${name}(`, given.map((one) => `${one},`), ') {', trailing, '}'];
  }
  return short.length <= 90 ? [short] : [`${name}(`, given.map((one) => `${one},`), ')'];
}

/** Shown only while the condition holds. */
export function onlyIf(id: string, visible: Condition | undefined, view: View, lines: Lines): Lines {
  return visible ? block(`if (${condition(id, visible, view)}) {`, lines) : lines;
}

/** In a lazy list every component is an item with a key. */
export function placed(id: string, view: View, lines: Lines): Lines {
  return view.container === 'lazy' ? block(`item(key = ${kotlinString(id)}) {`, lines) : lines;
}
