import { Kind, type SelectionSetNode } from 'graphql';
import type { Fragments } from './measure-document';

/** The place of the answer that is asked for most often. */
export interface Repeat {
  responseName: string;
  times: number;
}

/**
 * Counts how often a selection asks for the same place. Validation compares every two fields of a place, so its work is the square of this. The fragments must be
 * free of cycles, and the fields as many as is allowed.
 */
export function mostRepeated(sets: readonly SelectionSetNode[], fragments: Fragments): Repeat {
  const places = new Map<string, { times: number; sets: SelectionSetNode[] }>();
  const spread = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        let place = places.get(name);
        if (!place) places.set(name, (place = { times: 0, sets: [] }));
        place.times++;
        if (selection.selectionSet) place.sets.push(selection.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect(fragment.selectionSet);
      }
    }
  };
  sets.forEach(collect);
  let most: Repeat = { responseName: '', times: 0 };
  for (const [responseName, { times, sets: inner }] of places) {
    if (times > most.times) most = { responseName, times };
    const deeper = mostRepeated(inner, fragments);
    if (deeper.times > most.times) most = deeper;
  }
  return most;
}
