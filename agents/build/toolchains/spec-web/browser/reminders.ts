import { dueReminders } from '../runtime/due-reminders';
import type { Session } from './session';

const CHECK_MILLISECONDS = 5000;

/** Shows each reminder in its minute, once, as long as the app is open. */
export function startReminders(session: Session): void {
  const shown = new Set<string>();
  const check = () => {
    const due = dueReminders(session.spec, session.objects, session.clock()).filter(({ key }) => !shown.has(key));
    for (const { key } of due) shown.add(key);
    const [first] = due;
    if (!first) return;
    const message = due.map((reminder) => reminder.message).join(', ');
    session.notify(message, session.language.translate(first.title));
  };
  setInterval(check, CHECK_MILLISECONDS);
  check();
}
