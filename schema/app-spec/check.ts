import type { AppSpec } from './app-spec';
import { unique } from './check/components';
import { checkModels } from './check/models';
import { checkScreens } from './check/screens';
import { at, fieldOf, modelOf, requireType, type Scope, type SpecProblem } from './check/scope';

export type { SpecProblem } from './check/scope';

/**
 * What `AppSpec`'s shape cannot say: that every name refers to something, that types fit where values stand, that ids are unique and
 * prefixed by their screen, that names compile in Swift and Kotlin, that forms can be completed and every screen be reached.
 * Never throws; an empty list means that the translators may rely on all of it.
 */
export function checkAppSpec(spec: AppSpec): SpecProblem[] {
  const scope: Scope = { spec, problems: [], path: [], screen: null, item: null };
  checkModels(scope);
  checkScreens(scope);
  checkReminders(at(scope, 'reminders'));
  return scope.problems;
}

function checkReminders(scope: Scope): void {
  const { reminders } = scope.spec;
  unique(
    scope,
    reminders.map((reminder) => reminder.id),
    'reminder',
  );
  for (const reminder of reminders) {
    const inside = at(scope, reminder.id);
    const model = modelOf(inside, reminder.model);
    const time = fieldOf(inside, model, reminder.time);
    if (time) requireType(inside, time, ['time']);
    const enabled = fieldOf(inside, model, reminder.enabled);
    if (enabled) requireType(inside, enabled, ['boolean']);
  }
}
