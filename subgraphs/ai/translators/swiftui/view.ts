import { atom } from '../code';
import { writeCondition, writeExpression } from '../expressions';
import type { Action } from '#schema/app-spec/action';
import type { Condition, Expression } from '#schema/app-spec/expression';
import { type Code } from '../dialect';
import { block, type Lines } from '../lines';
import { swiftName } from '../names';
import type { Place } from '../place';
import type { Derived, ScreenModel } from '../screen-model';
import type { StringCatalog } from './catalog';
import { swift } from './dialect';
import { displayString, label, textArgument } from './display';
import { swiftString } from './literals';

/** What surrounds a component: rows of a `List` take swipes, a `Form` lines up its fields, a stack does neither. */
export type Container = 'list' | 'form' | 'stack';

/** A view as it is being written. */
export interface View {
  place: Place;
  catalog: StringCatalog;
  model: ScreenModel;
  container: Container;
  /** Side by side with others, where words are short. */
  inRow: boolean;
  /** On a card of a grid, which is half as wide as the screen. */
  inGrid?: boolean;
  /** Functions that the view has besides its body: one a list's row. */
  functions: Lines[];
}

/** The code that fetches a derived value from the view model. */
export function call(derived: Derived, view: View): string {
  const argument = derived.item ? `(${view.place.item?.code ?? ''})` : '';
  return `viewModel.${swiftName(derived.name)}${argument}`;
}

/** A value in a view: written out when it is short, else fetched from the view model. */
export function value(id: string, expression: Expression, view: View): Code {
  const derived = view.model.value(id, expression, view.place.item?.model ?? null);
  const code = writeExpression(expression, view.place, swift);
  return derived ? atom(call(derived, view), code.type) : code;
}

/** The expression as a `String` for people. */
export function shown(id: string, expression: Expression, view: View): string {
  return displayString(expression, view.place, view.catalog, (part) => value(id, part, view));
}

/** The expression as the argument of `Text(…)`. */
export function shownText(id: string, expression: Expression, view: View): string {
  return textArgument(expression, view.place, view.catalog, (part) => value(id, part, view));
}

function condition(id: string, part: Condition, view: View): string {
  const derived = view.model.condition(id, part, view.place.item?.model ?? null);
  return derived ? call(derived, view) : writeCondition(part, view.place, swift).text;
}

/** The code that tells the view model of a tap. */
export function tap(id: string, action: Action, view: View): string {
  const method = view.model.action(id, action, view.place.item?.model ?? null);
  return `viewModel.${method.name}(${method.item ? (view.place.item?.code ?? '') : ''})`;
}

/** The binding of a state variable. */
export function binding(state: string, view: View): string {
  view.model.written.add(state);
  return `$viewModel.${swiftName(view.model.stateNames.get(state) ?? state)}`;
}

export function text(words: string, view: View): string {
  return label(words, view.catalog);
}

/** Modifiers stand level with a closing bracket, and one step in from a view of one line. */
function chained(lines: Lines, modifiers: Lines): Lines {
  return lines.length > 1 ? modifiers : [modifiers];
}

/** Modifiers on lines of their own below a view. */
export function modified(lines: Lines, ...modifiers: string[]): Lines {
  const given = modifiers.filter((modifier) => modifier !== '');
  const [first, last] = lines;
  // A view of one line that has modifiers already gets more of them.
  if (lines.length === 2 && first !== undefined && Array.isArray(last)) return [first, [...last, ...given]];
  return [...lines, ...chained(lines, given)];
}

export function identified(lines: Lines, id: string, ...modifiers: string[]): Lines {
  return modified(lines, ...modifiers, `.accessibilityIdentifier(${swiftString(id)})`);
}

/** A container keeps its children's identifiers only when it is an element of its own. */
export function identifiedContainer(lines: Lines, id: string, ...modifiers: string[]): Lines {
  return identified(lines, id, ...modifiers, '.accessibilityElement(children: .contain)');
}

/** Shown only while the condition holds. */
export function onlyIf(id: string, visible: Condition | undefined, view: View, lines: Lines): Lines {
  return visible ? block(`if ${condition(id, visible, view)} {`, lines) : lines;
}
