import { RESERVED_PROPERTIES, RESERVED_STATE, RESERVED_TYPES } from '#schema/app-spec/check/reserved';

/** The phrase in plain letters and digits: accents go, other scripts vanish. */
const plain = (phrase: string) =>
  phrase
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);

/** `HiveInspection` for `hive inspection`: a type name that Swift and Kotlin accept; `fallback` when no plain letter is left. */
export function typeName(phrase: string, fallback = 'Entry'): string {
  const joined = plain(phrase)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .replace(/^\d+/, '')
    .slice(0, 32);
  const name = joined === '' ? fallback : joined.charAt(0).toUpperCase() + joined.slice(1);
  return RESERVED_TYPES.has(name) ? `${name}Item` : name;
}

/** `dueDate` for `due date`. */
export function propertyName(phrase: string, fallback = 'detail'): string {
  const name = camel(phrase, fallback);
  const isFree = (candidate: string) => !RESERVED_PROPERTIES.has(candidate) && !RESERVED_STATE.has(candidate);
  return [name, `${name}Value`, `${name}Text`].find(isFree) ?? fallback;
}

/** `hiveInspection`, without regard to reserved words: the beginning of a longer name. */
export function camel(phrase: string, fallback = 'entry'): string {
  const joined = plain(phrase)
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join('')
    .replace(/^\d+/, '')
    .slice(0, 28);
  return joined === '' ? fallback : joined.charAt(0).toLowerCase() + joined.slice(1);
}

/** The name, or the name with the least number behind it that is not taken. */
export function free(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number++) if (!taken.includes(`${name}${number}`)) return `${name}${number}`;
}
