import type { Expression } from '#schema/app-spec/expression';
import { isDay } from './days';
import { toNumber, toText, type Value } from './value';

/** Where the device is and what the app counts its money in. */
export interface Region {
  locale: string;
  currency: string;
  timeZone?: string;
}

type Format = Extract<Expression, { kind: 'format' }>['as'];

/** Text for people, by the device's locale. What is no value of that kind stays as it is; of nothing it is empty. */
export function formatValue(value: Value | undefined, as: Format, region: Region): string {
  if (value === undefined || value === '') return '';
  switch (as) {
    case 'money':
      return formatMoney(toNumber(value), region);
    case 'number':
      return new Intl.NumberFormat(region.locale, { maximumFractionDigits: 2 }).format(toNumber(value));
    case 'percent':
      return new Intl.NumberFormat(region.locale, { style: 'percent' }).format(toNumber(value));
    case 'duration':
      return formatDuration(toNumber(value));
    case 'date':
    case 'time':
    case 'dateTime':
      return formatMoment(toText(value, region.locale), as, region);
  }
}

/** How many decimals the currency has: 2 for EUR, 0 for JPY. */
export function moneyDecimals(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

function formatMoney(minorUnits: number, { locale, currency }: Region): string {
  const major = minorUnits / 10 ** moneyDecimals(currency);
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(major);
}

/** `1 h 5 min`, `45 s`. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'min'],
    [whole % 60, 's'],
  ];
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return `${seconds < 0 ? '−' : ''}${shown.join(' ') || '0 min'}`;
}

function formatMoment(text: string, as: 'date' | 'time' | 'dateTime', { locale, timeZone }: Region): string {
  const styles = { date: { dateStyle: 'medium' }, time: { timeStyle: 'short' } } as const;
  const style = as === 'dateTime' ? { ...styles.date, ...styles.time } : styles[as];
  // A day and a time of day mean the same everywhere: they are read and written in the same zone.
  if (/^\d{2}:\d{2}$/.test(text))
    return write(`1970-01-01T${text}:00Z`, locale, { ...styles.time, timeZone: 'UTC' }, text);
  if (isDay(text)) return write(`${text}T00:00:00Z`, locale, { ...styles.date, timeZone: 'UTC' }, text);
  return write(text, locale, { ...style, timeZone }, text);
}

function write(moment: string, locale: string, options: Intl.DateTimeFormatOptions, otherwise: string): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? otherwise : new Intl.DateTimeFormat(locale, options).format(date);
}
