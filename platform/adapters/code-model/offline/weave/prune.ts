import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import { checkAppSpec } from '#schema/app-spec/check';
import type { Component } from '#schema/app-spec/component';
import type { Action } from '#schema/app-spec/action';
import type { Condition } from '#schema/app-spec/expression';
import { field } from './expressions';
import { partsOf } from './look';

const MOST_ROUNDS = 60;

/** Keeps the components that pass, at every depth; containers and rows that fall empty go too. */
export function keepParts(components: Component[], keep: (part: Component) => boolean): Component[] {
  return components.filter(keep).flatMap((part) => {
    if ('children' in part) {
      const children = keepParts(part.children, keep);
      if (children.length === 0) return [];
      if (children.length !== part.children.length || children.some((child, index) => child !== part.children[index]))
        part.children = children;
    }
    if (part.type === 'list') part.row = keepParts(part.row, keep);
    return [part];
  });
}

/** Takes conditions that meet `gone` out of the condition; undefined when nothing is left. */
function without(condition: Condition | undefined, gone: (text: string) => boolean): Condition | undefined {
  if (!condition) return undefined;
  if (condition.kind === 'and') {
    const conditions = condition.conditions.flatMap((part) => without(part, gone) ?? []);
    return conditions.length > 1 ? { kind: 'and', conditions } : conditions[0];
  }
  if (condition.kind === 'or' && condition.conditions.every((part) => part.kind === 'contains')) {
    const conditions = condition.conditions.flatMap((part) => without(part, gone) ?? []);
    return conditions.length > 1 ? { kind: 'or', conditions } : conditions[0];
  }
  return gone(JSON.stringify(condition)) ? undefined : condition;
}

/** Removes a state variable with the controls bound to it and the conditions that read it. */
export function dropState(screen: Screen, name: string): void {
  screen.state = screen.state.filter((variable) => variable.name !== name);
  screen.components = keepParts(screen.components, (part) => !('state' in part && part.state === name));
  const reads = (text: string) => text.includes(`{"kind":"state","name":${JSON.stringify(name)}}`);
  loosen(screen, reads, true);
}

/** Drops what lists ask for, and where `visibility` is meant too what parts are shown by, as far as it meets `gone`. */
export function loosen(screen: Screen, gone: (text: string) => boolean, visibility: boolean): void {
  for (const part of partsOf(screen)) {
    if (visibility && part.visible) replace(part, 'visible', without(part.visible, gone));
    if (part.type === 'list' && part.where) replace(part, 'where', without(part.where, gone));
  }
}

function replace<Key extends 'visible' | 'where'>(
  part: { [key in Key]?: Condition },
  key: Key,
  value: Condition | undefined,
): void {
  if (value) part[key] = value;
  else delete part[key];
}

/** Removes ways to the screen, then the screen. */
export function dropScreen(spec: AppSpec, id: string): void {
  spec.screens = spec.screens.filter((screen) => screen.id !== id);
  spec.navigation.tabs = spec.navigation.tabs.filter((tab) => tab.screen !== id);
  dropActions(spec, (action) => action.kind === 'open' && action.screen === id);
}

/** Removes what does such an action: tools, buttons, row actions and taps. */
export function dropActions(spec: AppSpec, gone: (action: Action) => boolean): void {
  const bad = (action: Action): boolean => (action.kind === 'sequence' ? action.actions.some(bad) : gone(action));
  for (const screen of spec.screens) {
    screen.toolbar = screen.toolbar.filter((tool) => !bad(tool.action));
    if (screen.primaryAction && bad(screen.primaryAction.action)) delete screen.primaryAction;
    screen.components = keepParts(screen.components, (part) => !(part.type === 'button' && bad(part.action)));
    for (const part of partsOf(screen)) {
      if (part.type !== 'list') continue;
      part.rowActions = part.rowActions.filter((row) => !bad(row.action));
      if (part.action && bad(part.action)) delete part.action;
    }
  }
}

/**
 * Removes what refers to nothing any more, after something else was taken out, until `checkAppSpec` finds no fault.
 * False when that would not end well: the caller then gives up its change.
 */
export function prune(spec: AppSpec): boolean {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    fillEmpty(spec);
    const [problem] = checkAppSpec(spec);
    if (!problem) return spec.screens.length > 0 && spec.models.length > 0 && spec.navigation.tabs.length > 0;
    const [room, id = '', ...rest] = problem.path;
    if (room === 'screens' && !dropInScreen(spec, id, rest)) dropScreen(spec, id);
    else if (room === 'reminders') spec.reminders = spec.reminders.filter((reminder) => reminder.id !== id);
    else if (room === 'navigation')
      spec.navigation.tabs = spec.navigation.tabs.filter((tab) =>
        spec.screens.some((screen) => screen.id === tab.screen),
      );
    else if (room === 'theme') spec.theme.appearance = 'system';
    else if (room === 'models' && !dropInModel(spec, id, rest)) return false;
  }
  return false;
}

function dropInScreen(spec: AppSpec, id: string, path: string[]): boolean {
  const screen = spec.screens.find((one) => one.id === id);
  const culprit = path.findLast((step) => step.startsWith(`${id}.`));
  if (!screen || culprit === undefined) return false;
  const before = JSON.stringify(screen);
  screen.toolbar = screen.toolbar.filter((tool) => tool.id !== culprit);
  if (screen.primaryAction?.id === culprit) delete screen.primaryAction;
  for (const part of partsOf(screen)) {
    if (part.type !== 'list') continue;
    part.rowActions = part.rowActions.filter((row) => row.id !== culprit);
    if (part.id !== culprit) continue;
    if (path.includes('sort')) delete part.sort;
    else if (path.includes('action')) delete part.action;
    else if (path.includes('where')) delete part.where;
  }
  if (JSON.stringify(screen) === before)
    screen.components = keepParts(screen.components, (part) => part.id !== culprit);
  return JSON.stringify(screen) !== before;
}

function dropInModel(spec: AppSpec, name: string, [what, member = '']: string[]): boolean {
  const model = spec.models.find((one) => one.name === name);
  if (!model || what !== 'fields' || model.fields.length < 2) return false;
  model.fields = model.fields.filter((one) => one.name !== member);
  for (const sample of model.samples) delete sample[member];
  return true;
}

/** A row or a screen cannot be empty. */
function fillEmpty(spec: AppSpec): void {
  for (const screen of spec.screens) {
    for (const part of partsOf(screen))
      if (part.type === 'list' && part.row.length === 0) {
        const first = spec.models
          .find((model) => model.name === part.model)
          ?.fields.find((one) => one.type !== 'image' && one.type !== 'dates');
        part.row.push({ id: `${part.id}RowText`, type: 'text', value: field(first?.name ?? 'id'), style: 'headline' });
      }
  }
  for (const { id } of spec.screens.filter((screen) => screen.components.length === 0)) dropScreen(spec, id);
}
