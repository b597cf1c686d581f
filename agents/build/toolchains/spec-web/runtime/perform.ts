import type { Action } from '#schema/app-spec/action';
import type { Expression } from '#schema/app-spec/expression';
import { compareValues, evaluate, type Focus, focusOn, type Surroundings } from './evaluate';
import { localDay } from './days';
import type { Objects } from './objects';
import { toNumber, toText, type Value } from './value';

/** What actions act upon. */
export interface Stage {
  objects: Objects;
  around(): Surroundings;
  open(screen: string, item: Focus | null): void;
  back(): void;
  /** Checks and saves the form of the screen that the action stands on; false when it has an error. */
  submit(values: Record<string, Value>): boolean;
  setState(name: string, value: Value): void;
  confirm(message: string): Promise<boolean>;
  notify(message: string): void;
  share(text: string): void;
}

/** Does what the action says to the object in focus. False ends the sequence that it stands in. */
export async function perform(action: Action, stage: Stage, focus: Focus | null): Promise<boolean> {
  const around = focusOn(stage.around(), focus);
  const clock = { now: around.now, timeZone: around.region.timeZone };
  const change = (values: Record<string, Value>) => {
    if (focus) stage.objects.change(focus.model.name, focus.object.id, values);
  };
  switch (action.kind) {
    case 'open':
      stage.open(action.screen, action.passItem ? focus : null);
      return true;
    case 'back':
      stage.back();
      return true;
    case 'submit':
      return stage.submit(evaluateAll(action.values ?? {}, around));
    case 'create':
      stage.objects.create(action.model, evaluateAll(action.values, around), clock);
      return true;
    case 'update':
      change(evaluateAll(action.values, around));
      return true;
    case 'addTo':
      addTo(action, stage, around);
      return true;
    case 'toggle':
      change({ [action.field]: focus?.object[action.field] !== true });
      return true;
    case 'toggleToday':
      change({ [action.field]: toggleDay(focus?.object[action.field], localDay(clock)) });
      return true;
    case 'increment':
      increment(action, stage, focus);
      return true;
    case 'delete':
      if (!focus || !(await stage.confirm(action.confirm))) return false;
      stage.objects.remove(focus.model.name, focus.object.id);
      return true;
    case 'deleteAll':
      stage.objects.removeAll(action.model);
      return true;
    case 'setState':
      stage.setState(action.name, evaluate(action.value, around));
      return true;
    case 'notify':
      stage.notify(action.message);
      return true;
    case 'share':
      stage.share(toText(evaluate(action.text, around), around.region.locale));
      return true;
    case 'sequence':
      return performAll(action.actions, stage, focus);
  }
}

/** The day in the set, or out of it again. */
export function toggleDay(dates: Value | undefined, day: string): string[] {
  const held = Array.isArray(dates) ? dates : [];
  return held.includes(day) ? held.filter((date) => date !== day) : [...held, day].toSorted();
}

async function performAll(actions: Action[], stage: Stage, focus: Focus | null): Promise<boolean> {
  for (const action of actions) {
    // Each step sees what the one before has made of the object; one that is gone is still what it was.
    const object = focus && (stage.objects.find(focus.model.name, focus.object.id) ?? focus.object);
    if (!(await perform(action, stage, focus && object ? { ...focus, object } : null))) return false;
  }
  return true;
}

function evaluateAll(values: Record<string, Expression>, around: Surroundings): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, evaluate(value, around)]));
}

function addTo(action: Extract<Action, { kind: 'addTo' }>, { objects }: Stage, around: Surroundings): void {
  const { model, match, increment: add } = action;
  const wanted = evaluate(action.equals, around);
  const clock = { now: around.now, timeZone: around.region.timeZone };
  const present = objects.all(model).find((object) => compareValues(object[match] ?? '', wanted) === 0);
  const object = present ?? objects.create(model, { [match]: wanted, ...evaluateAll(action.values, around) }, clock);
  if (object) objects.change(model, object.id, { [add.field]: toNumber(object[add.field]) + add.by });
}

function increment(action: Extract<Action, { kind: 'increment' }>, { objects }: Stage, focus: Focus | null): void {
  if (!focus) return;
  const { field, by, minimum = -Infinity, maximum = Infinity, deleteAtMinimum } = action;
  // Decimals are added in tenths of billionths, so that 0.1 and 0.2 make 0.3.
  const sum = Math.round((toNumber(focus.object[field]) + by) * 1e9) / 1e9;
  if (deleteAtMinimum && by < 0 && sum <= minimum) objects.remove(focus.model.name, focus.object.id);
  else objects.change(focus.model.name, focus.object.id, { [field]: Math.min(maximum, Math.max(minimum, sum)) });
}
