import type { AppSpec } from '#schema/app-spec/app-spec';
import { type Clock, localDay, localTime } from './days';
import { titleOf } from './list-objects';
import type { Objects } from './objects';

export interface DueReminder {
  /** The same for one reminder of one object on one day: shown once. */
  key: string;
  title: string;
  message: string;
}

/** The reminders whose minute it is. */
export function dueReminders(spec: AppSpec, objects: Objects, clock: Clock): DueReminder[] {
  const [day, time] = [localDay(clock), localTime(clock)];
  return spec.reminders.flatMap((reminder) => {
    const model = objects.model(reminder.model);
    if (!model) return [];
    return objects
      .all(reminder.model)
      .filter((object) => object[reminder.enabled] === true && object[reminder.time] === time)
      .map((object) => ({
        key: `${reminder.id} ${object.id} ${day} ${time}`,
        title: reminder.title,
        message: titleOf(model, object),
      }));
  });
}
