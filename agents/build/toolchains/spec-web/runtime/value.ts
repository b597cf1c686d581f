/** What a field, a state variable or an expression holds; a list of texts is a `dates` field. */
export type Value = string | number | boolean | string[];

/** An object of a model as the app keeps it. */
export type StoredObject = Readonly<{ id: string } & Record<string, Value>>;

/** Numbers as they are, numeric text as its number, all else 0. */
export function toNumber(value: Value | undefined): number {
  const number = typeof value === 'boolean' || Array.isArray(value) ? 0 : Number(value ?? 0);
  return Number.isFinite(number) ? number : 0;
}

/** Text as a person reads it, without a format: numbers have at most two decimals in the locale's way. */
export function toText(value: Value | undefined, locale: string): string {
  if (value === undefined) return '';
  if (typeof value === 'number')
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false }).format(value);
  return Array.isArray(value) ? value.join(', ') : String(value);
}

export const isEmptyValue = (value: Value | undefined): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
