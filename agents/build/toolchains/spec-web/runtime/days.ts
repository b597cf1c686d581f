/** A moment and the place whose calendar counts; without a zone it is the device's. */
export interface Clock {
  now: Date;
  timeZone?: string;
}

const DAY_MILLISECONDS = 86_400_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The calendar day of a moment there, `2026-11-23`. */
export function localDay({ now, timeZone }: Clock): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  }).formatToParts(now);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** The time of day of a moment there, `07:30`. */
export function localTime({ now, timeZone }: Clock): string {
  const text = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  return text.format(now);
}

/** Days are counted as dates and never as 24 hours, so that a change of daylight saving time neither skips nor repeats one. */
export function addDays(day: string, days: number): string {
  return fromNumber(dayNumber(day) + days);
}

/** Days since 1970-01-01; `NaN` when the text is no day. */
export function dayNumber(day: string): number {
  const match = DAY.exec(day);
  if (!match) return Number.NaN;
  const number = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MILLISECONDS;
  return fromNumber(number) === day ? number : Number.NaN;
}

export const isDay = (text: string): boolean => !Number.isNaN(dayNumber(text));

/** The day that a value of a `date` or `dateTime` field falls on; empty when it holds neither. */
export function dayOf(value: string, timeZone?: string): string {
  if (isDay(value)) return value;
  const now = new Date(value);
  return /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(now.getTime()) ? localDay({ now, timeZone }) : '';
}

/** The days of a month in weeks that begin with `firstWeekday` (0 is Sunday); days of other months are null. */
export function monthGrid(month: string, firstWeekday: number): (string | null)[][] {
  const first = dayNumber(`${month}-01`);
  const before = (new Date(first * DAY_MILLISECONDS).getUTCDay() - firstWeekday + 7) % 7;
  const weeks: (string | null)[][] = [];
  for (let at = first - before; at === first - before || fromNumber(at).startsWith(month); at += 7)
    weeks.push(
      [0, 1, 2, 3, 4, 5, 6].map((offset) => {
        const day = fromNumber(at + offset);
        return day.startsWith(month) ? day : null;
      }),
    );
  return weeks;
}

/** `2026-12` for `2026-11` and 1. */
export function addMonths(month: string, months: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

const fromNumber = (number: number) => {
  const date = new Date(number * DAY_MILLISECONDS);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
};
