import { InvalidInput } from '#platform/kernel/errors';

/**
 * Throws unless the text is a time zone of the IANA database: `UTC` or `Area/City`. Abbreviations (`CET`) and offsets (`+01:00`) are refused, since they do not say when
 * clocks change, and databases read some of them differently.
 */
export function requireTimeZone(timeZone: string): void {
  if (timeZone === 'UTC') return;
  if (/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2}$/.test(timeZone) && isKnown(timeZone)) return;
  throw new InvalidInput(
    `"${timeZone.slice(0, 60)}" is no time zone: name one as the IANA database does, such as Europe/Berlin, or UTC.`,
    ['timeZone'],
  );
}

function isKnown(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    // A RangeError is how Intl says that it knows no such zone.
    return false;
  }
}
