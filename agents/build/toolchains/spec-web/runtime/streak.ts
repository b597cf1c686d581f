import { addDays, dayNumber } from './days';

/** Days in an unbroken row that ends today or yesterday; a day that counts twice counts once. */
export function streak(dates: readonly string[], today: string): number {
  const done = new Set(dates);
  let day = done.has(today) ? today : addDays(today, -1);
  let length = 0;
  for (; done.has(day); day = addDays(day, -1)) length += 1;
  return length;
}

/** How many of the last `days` days, today included, are among the dates. */
export function countWithin(dates: readonly string[], days: number, today: string): number {
  const last = dayNumber(today);
  return [...new Set(dates)].filter((date) => dayNumber(date) <= last && dayNumber(date) > last - days).length;
}
