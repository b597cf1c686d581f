import type { AppSpec } from '#schema/app-spec/app-spec';
import { featureOf } from '../features/all';
import { isPresent } from '../features/present';
import { beyondIn, KIND_LIMITS } from '../lexicon/beyond';
import { asksToCalculate } from '../tools/find';
import { cut, enumerated } from '../words';
import type { Reading } from './reading';

/** Features that were asked for and have nothing to work with. */
function missing(spec: AppSpec, reading: Reading): string[] {
  const names = reading.wanted
    .filter((id) => !reading.refused.includes(id) && !isPresent(spec, id))
    .map((id) => featureOf(id).name);
  return names.length > 0 ? [`I left out ${enumerated(names)}: the app holds nothing that it could work with.`] : [];
}

/** What the person should know about the app: what it cannot do, and what was understood of words in another language. */
export function limitsOf(spec: AppSpec, reading: Reading): string[] {
  const { kind, language, tool, unknown, words } = reading;
  return [
    ...(tool?.remarks ?? []),
    ...(!tool && asksToCalculate(words)
      ? [
          'I know no formula for this, so nothing is worked out: the app keeps what you enter. I can make calculators for tips, loans, savings, discounts, percentages, BMI, calories, pace, fuel and units.',
        ]
      : []),
    ...missing(spec, reading),
    ...(kind && Object.hasOwn(KIND_LIMITS, kind.id) ? [KIND_LIMITS[kind.id] ?? ''] : []),
    ...beyondIn(words.join(' ')),
    ...(language === null
      ? []
      : [
          `The words seem to be ${language}. I understand English, and of ${language} only the commonest words, so the labels are in English${
            unknown.length > 0
              ? `; I did not know ${unknown
                  .slice(0, 5)
                  .map((word) => `"${cut(word, 40)}"`)
                  .join(', ')}`
              : ''
          }.`,
        ]),
  ];
}
