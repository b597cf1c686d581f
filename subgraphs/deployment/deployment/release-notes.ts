import type { StoreName } from '#platform/ports/store';
import { storeTitles } from '../store-app/store-name';

/** How many characters a store shows. */
const LONGEST: Record<StoreName, number> = { APP_STORE: 4_000, PLAY_STORE: 500 };

/** What is wrong with release notes; null when nothing is. */
export function notesProblem(notes: string, store: StoreName): { message: string; fix: string } | null {
  const length = Array.from(notes.trim()).length;
  if (length === 0)
    return { message: 'The release notes are empty.', fix: 'Say what is new for the people who use the app.' };
  if (length > LONGEST[store])
    return {
      message: `The release notes have ${length} characters; ${storeTitles[store]} shows at most ${LONGEST[store]}.`,
      fix: `Leave out ${length - LONGEST[store]} characters or more.`,
    };
  // Of the control characters, text has tabs and ends of lines.
  if (/[^\P{Cc}\t\n\r]/u.test(notes))
    return { message: 'The release notes hold control characters.', fix: 'Leave out what is not text.' };
  return null;
}
