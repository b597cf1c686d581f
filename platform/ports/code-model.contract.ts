import { PromptNotUnderstood } from '#platform/kernel/errors';
import { AppSpec } from '#schema/app-spec/app-spec';
import { checkAppSpec } from '#schema/app-spec/check';
import { habitTracker } from '#schema/app-spec/fixtures/habit-tracker';
import { plantStore } from '#schema/app-spec/fixtures/plant-store';
import type { CodeModel, ModelPart, SpecifyRequest } from './code-model';

/** A request for a new app, or for a change of `present`. */
export const request = (prompt: string, present: AppSpec | null = null, projectName = ''): SpecifyRequest => ({
  prompt,
  projectName,
  present,
  history: [],
});

/** All parts that the model gives to the request. */
export async function partsOf(model: CodeModel, asked: SpecifyRequest, signal = new AbortController().signal) {
  const parts: ModelPart[] = [];
  for await (const part of model.specify(asked, signal)) parts.push(part);
  return parts;
}

/** The specification that the model gives, with what it says was changed. */
export async function specified(model: CodeModel, asked: SpecifyRequest) {
  const parts = await partsOf(model, asked);
  const found = parts.flatMap((part) => (part.kind === 'specification' ? [part] : []));
  const [only] = found;
  if (!only || found.length !== 1) throw new Error(`The model gave ${found.length} specifications.`);
  return { spec: only.specification, changes: only.changes };
}

const fieldsOf = (spec: AppSpec) => spec.models.flatMap((model) => model.fields);
const asText = (value: unknown) => JSON.stringify(value).toLowerCase();

/** What every code model promises, whatever words it finds for it. */
export function codeModelContract(name: string, open: () => Promise<CodeModel>): void {
  describe(`code model: ${name}`, () => {
    let model: CodeModel;
    beforeAll(async () => {
      model = await open();
    });

    it('talks first, then gives one specification, then what it used', async () => {
      const kinds = (await partsOf(model, request('A habit tracker with streaks and reminders'))).map(
        (part) => part.kind,
      );
      expect(['reasoning', 'text']).toContain(kinds[0]);
      expect(kinds.filter((kind) => kind === 'specification')).toHaveLength(1);
      expect(kinds.slice(-2)).toEqual(['specification', 'usage']);
    });

    it('counts the tokens read and written', async () => {
      const usage = (await partsOf(model, request('A to-do list'))).at(-1);
      expect(usage).toMatchObject({ kind: 'usage', model: expect.stringMatching(/./) });
      if (usage?.kind !== 'usage') throw new Error('The last part is no usage.');
      expect(usage.inputTokens).toBeGreaterThan(0);
      expect(usage.outputTokens).toBeGreaterThan(0);
    });

    it.each([
      'A habit tracker with streaks and reminders',
      'An online store for plants with a cart',
      'An app for beekeepers to record hive inspections',
    ])('makes a sound app of "%s"', async (prompt) => {
      const { spec, changes } = await specified(model, request(prompt));
      expect(AppSpec.safeParse(spec).error).toBeUndefined();
      expect(checkAppSpec(spec)).toEqual([]);
      expect(changes.length).toBeGreaterThan(0);
    });

    it('makes different apps of different words', async () => {
      const plants = await specified(model, request('An online store for plants with a cart'));
      const shoes = await specified(model, request('An online store for shoes with a cart'));
      expect(asText(plants.spec.models)).toContain('plant');
      expect(asText(shoes.spec.models)).toContain('shoe');
      expect(asText(shoes.spec)).not.toContain('plant');
    });

    it('names the app like the project, unless the words give a name', async () => {
      expect((await specified(model, request('A to-do list', null, 'Lighthouse'))).spec.name).toBe('Lighthouse');
      const named = await specified(model, request('A to-do list called "Ticked Off"', null, 'Lighthouse'));
      expect(named.spec.name).toBe('Ticked Off');
    });

    it('adds a field and keeps every other model and screen as it is', async () => {
      const { spec, changes } = await specified(model, request('Add a due date to the customer orders', plantStore));
      const before = fieldsOf(plantStore).length;
      expect(fieldsOf(spec)).toHaveLength(before + 1);
      expect(fieldsOf(spec).filter((field) => field.type === 'date')).toHaveLength(2);
      expect(spec.models.filter((one) => one.name !== 'CustomerOrder')).toEqual(
        plantStore.models.filter((one) => one.name !== 'CustomerOrder'),
      );
      for (const id of ['plantList', 'plantDetail', 'cart'])
        expect(spec.screens.find((screen) => screen.id === id)).toEqual(
          plantStore.screens.find((screen) => screen.id === id),
        );
      expect(changes.length).toBeGreaterThan(0);
      expect(checkAppSpec(spec)).toEqual([]);
    });

    it('makes the title larger and changes nothing else', async () => {
      const { spec } = await specified(model, request('make the title larger', plantStore));
      expect(spec).toEqual({ ...plantStore, theme: { ...plantStore.theme, titleSize: 'extraLarge' } });
    });

    it('leaves the app alone when the wish is fulfilled already', async () => {
      const { spec, changes } = await specified(model, request('add a search to the list', habitTracker));
      expect(spec).toEqual(habitTracker);
      expect(changes).toEqual([]);
    });

    it('does not change the specification that it was given', async () => {
      const before = JSON.stringify(plantStore);
      await specified(model, request('remove the cart', plantStore));
      expect(JSON.stringify(plantStore)).toBe(before);
    });

    it.each(['', '   ', '?!…', 'asdf qwer zxcv'])('refuses words without meaning: "%s"', async (prompt) => {
      await expect(partsOf(model, request(prompt))).rejects.toBeInstanceOf(PromptNotUnderstood);
      await expect(partsOf(model, request(prompt, habitTracker))).rejects.toBeInstanceOf(PromptNotUnderstood);
    });

    it('refuses at once what is no prompt, and lets pass what is one', async () => {
      await expect(model.check(request(''))).rejects.toBeInstanceOf(PromptNotUnderstood);
      await expect(model.check(request('x'.repeat(20_000)))).rejects.toBeInstanceOf(PromptNotUnderstood);
      await expect(model.check(request('A recipe book'))).resolves.toBeUndefined();
    });

    it('stops when it is told to', async () => {
      const aborted = AbortSignal.abort();
      await expect(partsOf(model, request('A to-do list'), aborted)).rejects.toMatchObject({ name: 'AbortError' });
      const stop = new AbortController();
      const seen: string[] = [];
      const talk = async () => {
        for await (const part of model.specify(request('A to-do list'), stop.signal)) {
          seen.push(part.kind);
          stop.abort();
        }
      };
      await expect(talk()).rejects.toMatchObject({ name: 'AbortError' });
      expect(seen).toHaveLength(1);
    });
  });
}
