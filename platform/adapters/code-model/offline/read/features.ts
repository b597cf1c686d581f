import { FEATURES } from '../features/all';
import type { FeatureId } from '../features/feature';
import { findPhrases, SEPARATOR, type Token } from './tokens';
import { WITHOUT } from './vocabulary';

const BY_WORD = new Map<string, FeatureId>(
  FEATURES.flatMap((feature) => feature.words.map((word) => [word, feature.id] as const)),
);

export interface FeaturesFound {
  wanted: FeatureId[];
  refused: FeatureId[];
  places: Set<number>;
}

/** The features that the words ask for, and those that they do without. */
export function featuresIn(words: readonly Token[], skip: ReadonlySet<number>): FeaturesFound {
  const found: FeaturesFound = { wanted: [], refused: [], places: new Set() };
  for (const { start, length, value } of findPhrases(words, BY_WORD)) {
    if (Array.from({ length }, (_, offset) => start + offset).every((place) => skip.has(place))) continue;
    if (words[start] === 'camera' && !/^(with|use|using|the|a|and|by|,)$/.test(words[start - 1] ?? '')) continue;
    if (words[start] === 'rate' && /^(hourly|daily|heart|interest|exchange|flat|day|tax)$/.test(words[start - 1] ?? ''))
      continue;
    for (let place = start; place < start + length; place++) found.places.add(place);
    (isRefused(words, start) ? found.refused : found.wanted).push(value);
  }
  return found;
}

/** "without", "no" or "don't" stands before it in the same part of the sentence. */
export function isRefused(words: readonly Token[], place: number): boolean {
  for (let before = place - 1; before >= Math.max(0, place - 5); before--) {
    const word = words[before] ?? '';
    if (WITHOUT.has(word)) return true;
    if (word === SEPARATOR || word === 'with' || word === 'but') return false;
  }
  return false;
}

/** The feature that exactly these words name, or null. */
export function featureCalled(words: readonly Token[]): FeatureId | null {
  const [only] = findPhrases(words, BY_WORD);
  return only && only.start === 0 && only.length === words.length ? only.value : null;
}
