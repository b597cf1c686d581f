import { describeEnum } from '#platform/graphql/describe-enum';
import type { EventPropertyInput, TrackedEventInput } from './tracking.inputs';

export enum EventProblem {
  INVALID_EVENT_ID = 'INVALID_EVENT_ID',
  INVALID_NAME = 'INVALID_NAME',
  TOO_OLD = 'TOO_OLD',
  IN_FUTURE = 'IN_FUTURE',
  INVALID_PROPERTY = 'INVALID_PROPERTY',
  TOO_MANY_PROPERTIES = 'TOO_MANY_PROPERTIES',
  UNKNOWN_PROJECT = 'UNKNOWN_PROJECT',
}

describeEnum(EventProblem, 'EventProblem', 'Why an event was not taken.', {
  INVALID_EVENT_ID: 'The id is empty, too long, or has characters that an id cannot have.',
  INVALID_NAME: 'The name has not the form of one.',
  TOO_OLD: 'It happened too long ago.',
  IN_FUTURE: 'It lies in the future; the clock of the client may be wrong.',
  INVALID_PROPERTY: 'A property has a key or a value that it cannot have, or comes twice.',
  TOO_MANY_PROPERTIES: 'There are too many properties, or they are too large in all.',
  UNKNOWN_PROJECT: 'The team has no such project.',
});

const DAY_MS = 86_400_000;
const OLDEST_DAYS = 35;
const AHEAD_MINUTES = 5;
const MOST_PROPERTIES = 30;
const MOST_PROPERTY_BYTES = 4_096;
const LONGEST_TEXT = 500;
/** Halves of a character, and control characters but tabs and ends of lines. */
const NOT_TEXT = /\p{Cs}|[^\P{Cc}\t\n\r]/u;

export interface Rejection {
  code: EventProblem;
  message: string;
}

/** The first thing that is wrong with an event by itself; null when nothing is. */
export function rejectionOf({ eventId, name, at, properties }: TrackedEventInput, now: Date): Rejection | null {
  if (!/^[\x21-\x7e]{1,100}$/.test(eventId))
    return reject(EventProblem.INVALID_EVENT_ID, 'An eventId has 1 to 100 visible ASCII characters, without spaces.');
  if (!/^[a-z][a-z0-9_.]{0,63}$/.test(name))
    return reject(
      EventProblem.INVALID_NAME,
      'A name begins with a lower-case letter and has at most 64 of a–z, 0–9, `_` and `.`: `checkout.completed`.',
    );
  if (at.getTime() < now.getTime() - OLDEST_DAYS * DAY_MS)
    return reject(EventProblem.TOO_OLD, `It happened more than ${OLDEST_DAYS} days ago.`);
  if (at.getTime() > now.getTime() + AHEAD_MINUTES * 60_000)
    return reject(
      EventProblem.IN_FUTURE,
      `It lies more than ${AHEAD_MINUTES} minutes ahead of ${now.toISOString()}; check the clock of the client.`,
    );
  return propertiesRejection(properties ?? []);
}

function propertiesRejection(properties: EventPropertyInput[]): Rejection | null {
  if (properties.length > MOST_PROPERTIES)
    return reject(
      EventProblem.TOO_MANY_PROPERTIES,
      `There are ${properties.length} properties; ${MOST_PROPERTIES} are allowed.`,
    );
  const seen = new Set<string>();
  for (const { key, value } of properties) {
    if (!/^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(key))
      return reject(
        EventProblem.INVALID_PROPERTY,
        `"${key.slice(0, 40)}" is no key: a letter, then up to 39 letters, digits and underscores.`,
      );
    if (seen.has(key)) return reject(EventProblem.INVALID_PROPERTY, `The property ${key} comes twice.`);
    seen.add(key);
    if (typeof value === 'string' && (value.length > LONGEST_TEXT || NOT_TEXT.test(value)))
      return reject(
        EventProblem.INVALID_PROPERTY,
        `The value of ${key} has more than ${LONGEST_TEXT} characters, or some that are no text.`,
      );
  }
  const bytes = Buffer.byteLength(JSON.stringify(properties));
  return bytes <= MOST_PROPERTY_BYTES
    ? null
    : reject(
        EventProblem.TOO_MANY_PROPERTIES,
        `The properties have ${bytes} bytes; ${MOST_PROPERTY_BYTES} are allowed.`,
      );
}

const reject = (code: EventProblem, message: string): Rejection => ({ code, message });
