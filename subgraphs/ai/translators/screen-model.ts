import type { Action } from '#schema/app-spec/action';
import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import type { Condition, Expression } from '#schema/app-spec/expression';
import type { Model } from '#schema/app-spec/model';
import type { AppNames } from './app-names';
import { camel, NameAllocator, pascal, upperFirst } from './names';
import { isShort } from './short';

type Of<Type> = Extract<Component, { type: Type }>;

/** Something that a view model works out for its view. */
export type Derived = { name: string; item: Model | null } & (
  | { kind: 'value'; expression: Expression }
  | { kind: 'condition'; condition: Condition }
  | { kind: 'list'; component: Of<'list'> }
  | { kind: 'messages'; component: Of<'messages'> }
  | { kind: 'chart'; component: Of<'chart'> }
  | { kind: 'calendar'; component: Of<'calendar'> }
  | { kind: 'map'; component: Of<'map'> }
  /** The objects that a reference can be set to. */
  | { kind: 'options'; model: Model }
);

/** What a view model does on a tap; `item` is the model of the object that the tap was on. */
export interface ActionMethod {
  name: string;
  item: Model | null;
  action: Action;
}

/** Members that every view model has by itself. */
const MEMBERS = `store navigator effects data form errors confirmation state today item submit close current copy init body edited
  viewModel settings clear addCloseable equals hashCode toString confirm settle value id notice sharedText itemId open share`;

/**
 * What the view of a screen asks of its view model, gathered while the view is written: the view model is written from it afterwards.
 * `nameAction` says how the language calls the answer to a tap: `onAdd`, `addTapped`.
 */
export class ScreenModel {
  readonly derived: Derived[] = [];
  readonly actions: ActionMethod[] = [];
  /** State variables that a control writes. */
  readonly written = new Set<string>();
  readonly stateNames = new Map<string, string>();
  private readonly names: NameAllocator;

  constructor(
    readonly spec: AppSpec,
    readonly appNames: AppNames,
    readonly screen: Screen,
    private readonly nameAction: (local: string) => string,
  ) {
    this.names = new NameAllocator([...MEMBERS.split(/\s+/), ...spec.models.map((model) => appNames.variable(model))]);
    for (const variable of screen.state) this.stateNames.set(variable.name, this.names.take(variable.name));
    for (const name of this.stateNames.values()) this.names.take(`on${upperFirst(name)}Change`);
  }

  /** The name of the value that the view model gives, or null when it is short enough to stand in the view. */
  value(id: string, expression: Expression, item: Model | null): Derived | null {
    if (isShort(expression)) return null;
    return this.add({ kind: 'value', name: local(id), item: needsItem(expression) ? item : null, expression });
  }

  condition(id: string, condition: Condition, item: Model | null): Derived | null {
    if (isShort(condition)) return null;
    const name = `shows${pascal(local(id))}`;
    return this.add({ kind: 'condition', name, item: needsItem(condition) ? item : null, condition });
  }

  list(component: Of<'list'>): Derived {
    return this.add({ kind: 'list', name: local(component.id), item: null, component });
  }

  messages(component: Of<'messages'>): Derived {
    return this.add({ kind: 'messages', name: local(component.id), item: null, component });
  }

  chart(component: Of<'chart'>): Derived {
    return this.add({ kind: 'chart', name: `${local(component.id)}Bars`, item: null, component });
  }

  calendar(component: Of<'calendar'>): Derived {
    return this.add({ kind: 'calendar', name: `${local(component.id)}Days`, item: null, component });
  }

  map(component: Of<'map'>): Derived {
    return this.add({ kind: 'map', name: `${local(component.id)}Pins`, item: null, component });
  }

  options(model: Model): Derived {
    const present = this.derived.find((derived) => derived.kind === 'options' && derived.model === model);
    return present ?? this.add({ kind: 'options', name: `${this.appNames.variable(model)}Options`, item: null, model });
  }

  action(id: string, action: Action, item: Model | null): ActionMethod {
    const focus = actionNeedsItem(action) ? item : null;
    const method = { name: this.names.take(this.nameAction(local(id))), item: focus, action };
    this.actions.push(method);
    return method;
  }

  private add(derived: Derived): Derived {
    derived.name = this.names.take(derived.name);
    this.derived.push(derived);
    return derived;
  }
}

/** `habitList.row.name` → `rowName`. */
function local(id: string): string {
  return camel(id.split('.').slice(1).join(' '), 'part');
}

/** The conditions that must hold together, each of which can be a filter of its own. */
export function conjuncts(where: Condition | undefined): Condition[] {
  if (where === undefined) return [];
  return where.kind === 'and' ? where.conditions.flatMap(conjuncts) : [where];
}

/** Whether anything on the screen asks before it deletes. Known once the view is written. */
export function confirms(model: ScreenModel): boolean {
  return does(model, 'delete');
}

/** Whether the view model opens the share sheet. Known once the view is written. */
export function shares(model: ScreenModel): boolean {
  return does(model, 'share');
}

function does(model: ScreenModel, kind: Action['kind']): boolean {
  return model.actions.some(({ action }) => stepsOf(action).some((step) => step.kind === kind));
}

/** The steps of an action, sequences taken apart. */
export function stepsOf(action: Action): Exclude<Action, { kind: 'sequence' }>[] {
  return action.kind === 'sequence' ? action.actions.flatMap(stepsOf) : [action];
}

/** Whether the expression or condition reads the item in focus; what stands inside an aggregate has another. */
function needsItem(part: Expression | Condition): boolean {
  if (['field', 'related', 'streak', 'countWithin', 'doneToday'].includes(part.kind)) return true;
  return partsOf(part).some(needsItem);
}

function partsOf(part: Expression | Condition): (Expression | Condition)[] {
  switch (part.kind) {
    case 'arithmetic':
    case 'compare':
      return [part.left, part.right];
    case 'random':
      return [part.minimum, part.maximum];
    case 'join':
      return part.parts;
    case 'format':
    case 'isTrue':
    case 'isEmpty':
      return [part.value];
    case 'when':
      return [part.condition, part.whenTrue, part.whenFalse];
    case 'contains':
      return [part.value, part.text];
    case 'and':
    case 'or':
      return part.conditions;
    case 'not':
      return [part.condition];
    default:
      return [];
  }
}

function actionNeedsItem(action: Action): boolean {
  switch (action.kind) {
    case 'open':
      return action.passItem;
    case 'update':
    case 'toggle':
    case 'toggleToday':
    case 'increment':
    case 'delete':
      return true;
    case 'create':
      return Object.values(action.values).some(needsItem);
    case 'submit':
      return Object.values(action.values ?? {}).some(needsItem);
    case 'addTo':
      return needsItem(action.equals) || Object.values(action.values).some(needsItem);
    case 'setState':
      return needsItem(action.value);
    case 'share':
      return needsItem(action.text);
    case 'sequence':
      return action.actions.some(actionNeedsItem);
    default:
      return false;
  }
}
