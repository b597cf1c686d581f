import { isChoiceWord, isFieldWord } from '../lexicon/fields';
import { classOf, isKnownNoun } from '../lexicon/nouns';
import { isPlural, normalise } from '../words';
import { plainLabel } from './items';

/**
 * Puts together what an enumeration of fields tore apart because options are enumerated in it too: of `size small`, `medium or large`
 * it makes `size: small, medium, large`, and of `status new`, `in progress`, `done` the same.
 */
export function mergedItems(items: readonly string[]): string[] {
  const merged: string[] = [];
  let open = false;
  for (const [index, item] of items.entries()) {
    if (/\sor\s/i.test(item) && !/^(?:whether|if|either)\b/i.test(item)) {
      const start = startOfOptions(merged);
      if (start >= 0) {
        const parts = [...merged.splice(start), item];
        merged.push(asOptions(parts));
        open = false;
        continue;
      }
    }
    if ((open || isOpenStatus(merged.at(-1))) && isOption(item) && isLastOption(items, index)) {
      merged.push(asOptions([merged.pop() ?? '', item]));
      open = true;
      continue;
    }
    open = false;
    merged.push(item);
  }
  return merged;
}

/** `size small` and `medium or large` → `size: small / medium / large`. */
function asOptions(parts: string[]): string {
  const [first = '', ...others] = parts;
  if (/:\s/.test(first)) return `${first} / ${others.join(' / ').replace(/\sor\s/gi, ' / ')}`;
  const [label = '', ...rest] = plainLabel(first).split(/\s+/);
  const isNamed =
    rest.length > 0 && (isChoiceWord(label.toLowerCase()) || isFieldWord(label.toLowerCase()) || rest.length === 1);
  const options = [
    isNamed ? rest.join(' ').replace(/^(?:of|as|is|either|being)\s+/i, '') : plainLabel(first),
    ...others,
  ]
    .join(' / ')
    .replace(/\sor\s/gi, ' / ');
  return isNamed ? `${label}: ${options}` : options.replaceAll(' / ', '/');
}

/** Where the options begin that end with an "or": the part with a name and a first option. -1 when there is none. */
function startOfOptions(before: readonly string[]): number {
  for (let place = before.length - 1; place >= Math.max(0, before.length - 8); place--) {
    const words = plainLabel(before[place] ?? '').split(/\s+/);
    const [first = ''] = words;
    if (/:\s/.test(before[place] ?? '') && !/\//.test(before[place] ?? '')) return place;
    if (words.length > 1)
      return isChoiceWord(first.toLowerCase()) ||
        (!isFieldWord(normalise(words.join(' '))) && words.length === 2 && !isPlural(words[1] ?? ''))
        ? place
        : -1;
    if (isFieldWord(normalise(first))) return -1;
  }
  return -1;
}

/** `status new`, or what has been put together behind it. */
function isOpenStatus(item: string | undefined): boolean {
  if (item === undefined || /[/:([]/.test(item)) return false;
  const [first = '', ...rest] = plainLabel(item).replace(':', '').split(/\s+/);
  return (
    rest.length > 0 &&
    isChoiceWord(first.toLowerCase()) &&
    !isFieldWord(normalise(plainLabel(item)).replace(`${first.toLowerCase()} `, ''))
  );
}

const isOption = (item: string) =>
  item.split(/\s+/).length <= 3 &&
  !/[:([/\uE002]|\sor\s/.test(item) &&
  !/^(?:an?|the|its|their|my)\s/i.test(item) &&
  (!isFieldWord(normalise(plainLabel(item))) ||
    /^(?:done|paid|finished|completed|returned|sold|archived|active|published|watched|confirmed)$/i.test(item));

/** Options end with the enumeration, or before a part that is plainly another field or thing. */
function isLastOption(items: readonly string[], index: number): boolean {
  const item = items[index] ?? '';
  return !(isPlural(item.split(' ').at(-1) ?? '') && (isKnownNoun(item) || classOf(item) !== 'other'));
}
