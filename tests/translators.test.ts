import { OfflineCodeModel } from '#platform/adapters/code-model/offline';
import type { AppSpec } from '#schema/app-spec/app-spec';
import { translateToCompose } from '#subgraphs/ai/translators/compose/translate';
import { translateToSwiftUi } from '#subgraphs/ai/translators/swiftui/translate';
import { type FindErrors, openGrammars } from '#subgraphs/ai/translators/testing/grammars';

const model = new OfflineCodeModel();

async function specify(prompt: string, present: AppSpec | null = null): Promise<AppSpec> {
  const request = { prompt, projectName: '', present, history: [] };
  for await (const part of model.specify(request, AbortSignal.timeout(10_000)))
    if (part.kind === 'specification') return part.specification;
  throw new Error('The model gave no specification.');
}

let findErrors: FindErrors;
beforeAll(async () => {
  findErrors = await openGrammars();
});

test.each([
  'A habit tracker with streaks and reminders',
  'an online store for plants with a cart',
  'a chat app',
  'real estate listings with a map',
  'an event calendar for my family',
  'expense tracker in euros with charts',
  'pomodoro timer',
  'tip calculator',
  'a dice roller and a unit converter',
  'score keeper',
  'players with rating, matches between players with result win, draw or loss, and search',
  'flashcards for Spanish vocabulary',
  'Keep track of the "queens" in my bee hives, $5 each \\(or more)',
])('what is made of "%s" is written in both languages', async (prompt) => {
  const spec = await specify(prompt);
  const [swift, kotlin] = [translateToSwiftUi(spec), translateToCompose(spec)];
  expect([...swift, ...kotlin].flatMap(findErrors)).toEqual([]);
  for (const { id } of spec.screens) {
    expect(swift.some(({ path }) => path.toLowerCase().endsWith(`/${id.toLowerCase()}screen.swift`))).toBe(true);
    expect(kotlin.some(({ path }) => path.toLowerCase().endsWith(`/${id.toLowerCase()}screen.kt`))).toBe(true);
  }
});

test('a follow-up leaves what it does not speak of as it was written', async () => {
  const first = await specify('A habit tracker with streaks and reminders');
  const second = await specify('make the title larger', first);
  const before = new Map(
    [...translateToSwiftUi(first), ...translateToCompose(first)].map(({ path, content }) => [path, content]),
  );
  const touched = [...translateToSwiftUi(second), ...translateToCompose(second)].filter(
    ({ path, content }) => before.get(path) !== content,
  );
  expect(touched.map(({ path }) => path.split('/').at(-1))).toEqual(
    expect.arrayContaining(['Theme.swift', 'Theme.kt']),
  );
  expect(touched.filter(({ path }) => /ViewModel|\/model\/|\/Models\/|\/data\/|\/Data\//.test(path))).toEqual([]);
});
