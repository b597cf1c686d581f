import { habitTracker } from '#schema/app-spec/fixtures/habit-tracker';
import { plantStore } from '#schema/app-spec/fixtures/plant-store';
import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import { chartBars } from './chart-bars';
import { sampleObjects } from './create-object';
import { dueReminders } from './due-reminders';
import type { Surroundings } from './evaluate';
import { listObjects } from './list-objects';
import { Objects } from './objects';
import { staysAfterSubmit } from './screen-parts';
import { show, translateLabel } from './show';
import type { Value } from './value';
import { wordsFor } from './words';

const clock = { now: new Date('2026-11-23T07:30:20Z'), timeZone: 'UTC' };

function running(spec: AppSpec, state: Record<string, Value> = {}) {
  const samples = spec.models.map((model) => [model.name, sampleObjects(model, clock)] as const);
  const objects = new Objects(
    spec.models,
    samples,
    () => 'new',
    () => undefined,
  );
  const around: Surroundings = {
    focus: null,
    now: clock.now,
    region: { locale: 'en-US', currency: spec.currency, timeZone: 'UTC' },
    state: (name) => state[name],
    input: () => undefined,
    model: (name) => objects.model(name),
    objects: (name) => objects.all(name),
  };
  return { objects, around };
}

const find = <Type extends Component['type']>(spec: AppSpec, type: Type) => {
  const parts = spec.screens.flatMap((screen) => screen.components);
  const all = parts.flatMap((part) => ('children' in part ? [part, ...part.children] : [part]));
  const found = all.find((part): part is Extract<Component, { type: Type }> => part.type === type);
  if (!found) throw new Error(`No ${type} in ${spec.name}`);
  return found;
};

const names = (spec: AppSpec, state: Record<string, Value>) =>
  listObjects(find(spec, 'list'), running(spec, state).around).map(({ object }) => object.name);

describe('a list', () => {
  it('shows all while nothing is searched, in its order', () => {
    expect(names(habitTracker, { searchText: '', category: '' })).toEqual([
      'Drink a glass of water',
      'Read ten pages',
      'Tidy the kitchen',
    ]);
  });

  it('shows what is searched and chosen', () => {
    expect(names(habitTracker, { searchText: 'TEN', category: '' })).toEqual(['Read ten pages']);
    expect(names(plantStore, { searchText: 'a', category: 'Indoor' })).toEqual(['Monstera', 'Snake plant']);
    expect(names(plantStore, { searchText: 'a', category: 'Outdoor' })).toEqual(['Lavender']);
  });

  it('sorts downwards, numbers by size and choices as they are offered', () => {
    const { around } = running(plantStore);
    const sorted = (field: string, descending: boolean) =>
      listObjects({ model: 'Plant', sort: { field, descending } }, around).map(({ object }) => object.id);
    expect(sorted('price', true)).toEqual(['plant-1', 'plant-2', 'plant-4', 'plant-3']);
    expect(sorted('category', true)).toEqual(['plant-4', 'plant-3', 'plant-1', 'plant-2']);
  });
});

describe('a chart', () => {
  it('has one bar a choice, in their order, also for a choice that nothing has', () => {
    const { around, objects } = running(habitTracker);
    objects.remove('Habit', 'habit-2');
    expect(chartBars(find(habitTracker, 'chart'), around).map(({ label, value }) => [label, value])).toEqual([
      ['Health', 1],
      ['Mind', 0],
      ['Home', 1],
    ]);
  });

  it('sums a field, and writes money as money', () => {
    const { around } = running(plantStore);
    const chart = {
      id: 'a.b',
      type: 'chart',
      label: 'Prices',
      model: 'Plant',
      group: 'category',
      value: 'price',
    } as const;
    expect(chartBars(chart, around)[0]).toEqual({ label: 'Indoor', value: 5740, text: '€57.40' });
  });
});

describe('a reminder', () => {
  it('is due in its minute, for what has it on', () => {
    const { objects } = running(habitTracker);
    const due = (now: string) => dueReminders(habitTracker, objects, { now: new Date(now), timeZone: 'UTC' });
    expect(due('2026-11-23T07:30:20Z')).toEqual([
      {
        key: 'habitReminder habit-1 2026-11-23 07:30',
        title: 'Time for your habit',
        message: 'Drink a glass of water',
      },
    ]);
    expect(due('2026-11-23T07:31:00Z')).toEqual([]);
    objects.change('Habit', 'habit-1', { reminderOn: false });
    expect(due('2026-11-24T07:30:00Z')).toEqual([]);
  });
});

describe('text for people', () => {
  it('is in the language of the device where there are strings', () => {
    const { around } = running(habitTracker);
    const language = { words: wordsFor('de'), translate: (label: string) => (label === 'Today' ? 'Heute' : label) };
    expect(show({ kind: 'literal', value: 'Today' }, around, language)).toBe('Heute');
    expect(show({ kind: 'literal', value: true }, around, language)).toBe('Ja');
    expect(translateLabel(' days', { days: 'Tage' })).toBe(' Tage');
    expect(translateLabel('constructor', {})).toBe('constructor');
  });

  it('writes days and times in the way of the device, also within a sentence', () => {
    const { around, objects } = running(habitTracker);
    const model = objects.model('Habit');
    const object = objects.find('Habit', 'habit-1');
    const language = { words: wordsFor('en'), translate: (label: string) => label };
    const sentence = {
      kind: 'join',
      parts: [
        { kind: 'literal', value: 'At ' },
        { kind: 'field', name: 'reminderTime' },
      ],
    } as const;
    const focus = model && object ? { model, object } : null;
    expect(show({ ...sentence, parts: [...sentence.parts] }, { ...around, focus }, language)).toMatch(/^At 7:30.AM$/);
    expect(show({ kind: 'today' }, around, language)).toBe('Nov 23, 2026');
  });

  it('names what a reference points at', () => {
    const { around, objects } = running(plantStore);
    const object = objects.create('CartItem', { plant: 'plant-1', quantity: 1, price: 3490 }, clock);
    const model = objects.model('CartItem');
    const focus = model && object ? { model, object } : null;
    const language = { words: wordsFor('en'), translate: (label: string) => label };
    expect(show({ kind: 'field', name: 'plant' }, { ...around, focus }, language)).toBe('Monstera');
  });
});

describe('a submitted form', () => {
  it('closes its screen, unless the screen is a tab or shows what it adds to', () => {
    const screen = (id: string) => plantStore.screens.find((candidate) => candidate.id === id);
    const checkout = screen('checkout');
    const orders = screen('orders');
    if (!checkout || !orders) throw new Error('The fixture has changed.');
    expect(staysAfterSubmit(plantStore, checkout)).toBe(false);
    expect(
      staysAfterSubmit(plantStore, { ...checkout, components: [...checkout.components, ...orders.components] }),
    ).toBe(true);
    expect(staysAfterSubmit(plantStore, orders)).toBe(true);
  });
});
