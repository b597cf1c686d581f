import { PromptNotUnderstood } from '#platform/kernel/errors';
import { AppSpec } from '#schema/app-spec/app-spec';
import { checkAppSpec } from '#schema/app-spec/check';
import { answerTo } from './offline/answer';

/** The same numbers for the same seed: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const THINGS =
  'hives|band rehearsals|tax receipts|patients|chess players|wines|parcels|wound dressings|guests|loans|flats|dogs|bugs|zorblaxes|views|class|Pflanzen|運動'.split(
    '|',
  );
const FIELDS =
  'name|date of birth|size small, medium or large|passed or failed|paid or not|serial number|price|rating out of 5|who borrowed it|where I found it|length in cm|status new/open/done|photo|notes|members|queen seen yes/no|id|visits with date and reason|how many frames|plan (monthly, yearly)|$%&|type|last inspection'.split(
    '|',
  );
const FEATURES =
  'search|filter|dark mode|reminders|a calendar|a map|charts|statistics|favourites|a tip calculator|a dice roller|sharing|a cart|a chat|streaks|unit converter'.split(
    '|',
  );
const FORMS: ((pick: (from: readonly string[]) => string) => string)[] = [
  (pick) => `track ${pick(THINGS)} with ${pick(FIELDS)}, ${pick(FIELDS)} and ${pick(FIELDS)}`,
  (pick) => `${pick(THINGS)}: ${pick(FIELDS)}, ${pick(FIELDS)}, ${pick(FIELDS)}`,
  (pick) =>
    `An app for ${pick(THINGS)}. Each of the ${pick(THINGS)} has ${pick(FIELDS)} and ${pick(FIELDS)}. I want ${pick(FEATURES)}.`,
  (pick) =>
    `${pick(THINGS)} (${pick(FIELDS)}, ${pick(FIELDS)}) and ${pick(THINGS)} (${pick(FIELDS)}, ${pick(FIELDS)}) with ${pick(FEATURES)}`,
  (pick) => `a ${pick(FEATURES)} app for ${pick(THINGS)} and ${pick(THINGS)} with ${pick(FEATURES)}`,
  (pick) => `${pick(THINGS)} between ${pick(THINGS)} with ${pick(FIELDS)}`,
  (pick) => `${pick(FEATURES)} ${pick(THINGS)} calculator`,
];
const WISHES: ((pick: (from: readonly string[]) => string) => string)[] = [
  (pick) => `add ${pick(FIELDS)} to ${pick(THINGS)}`,
  (pick) => `add ${pick(FEATURES)}`,
  (pick) => `add ${pick(FIELDS)} and ${pick(FIELDS)}`,
  (pick) => `remove ${pick(FIELDS)}`,
  (pick) => `remove ${pick(FEATURES)}`,
  (pick) => `rename ${pick(THINGS)} to ${pick(THINGS)}`,
  (pick) => `filter ${pick(THINGS)} by ${pick(FIELDS)}`,
  (pick) => `sort by ${pick(FIELDS)}`,
  (pick) => `${pick(THINGS)} belong to ${pick(THINGS)}`,
  (pick) => `track ${pick(THINGS)} too`,
  (pick) => `hide paid ${pick(THINGS)}`,
];

/** The answer, or null when the words are refused as a person's. */
function answered(prompt: string, present: AppSpec | null) {
  try {
    return answerTo({ prompt, projectName: '', present, history: [] });
  } catch (error) {
    if (error instanceof PromptNotUnderstood) return null;
    throw error;
  }
}

describe('any prompt of the grammar of prompts', () => {
  it.each([1, 2, 3, 4])(
    'gives a sound app or a refusal, the same each time, and so do follow-ups (seed %d)',
    (seed) => {
      const next = random(seed);
      const pick = <Value>(from: readonly Value[]): Value => from[Math.floor(next() * from.length)]!;
      let made = 0;
      for (let round = 0; round < 20; round++) {
        const prompt = pick(FORMS)(pick);
        const first = answered(prompt, null);
        expect(JSON.stringify(answered(prompt, null))).toBe(JSON.stringify(first));
        if (!first) continue;
        made++;
        let spec = first.specification;
        expect([prompt, checkAppSpec(spec), AppSpec.safeParse(spec).error]).toEqual([prompt, [], undefined]);
        for (let turn = 0; turn < 2; turn++) {
          const wish = pick(WISHES)(pick);
          const answer = answered(wish, spec);
          if (!answer) continue;
          const isSame = JSON.stringify(answer.specification) === JSON.stringify(spec);
          expect([prompt, wish, isSame]).toEqual([prompt, wish, answer.changes.length === 0]);
          spec = answer.specification;
          expect([prompt, wish, checkAppSpec(spec)]).toEqual([prompt, wish, []]);
        }
      }
      expect(made).toBeGreaterThan(10);
    },
  );
});
