import { AppSpec } from './app-spec';
import { checkAppSpec } from './check';
import type { Component } from './component';
import { habitTracker } from './fixtures/habit-tracker';
import { plantStore } from './fixtures/plant-store';

/** The messages about the store after something in it was broken. */
function problemsAfter(breaking: (spec: AppSpec) => void, of = plantStore): string {
  const spec = structuredClone(of);
  breaking(spec);
  return checkAppSpec(spec)
    .map(({ path, message }) => `${path.join('/')}: ${message}`)
    .join('\n');
}

/** The same specification with one text in place of another. */
const with_ = (from: string, to: string, of = plantStore): string =>
  checkAppSpec(JSON.parse(JSON.stringify(of).replace(from, to)))
    .map(({ message }) => message)
    .join('\n');

describe('checkAppSpec', () => {
  it.each([habitTracker, plantStore])('accepts $name', (spec) => {
    expect(AppSpec.safeParse(spec).error).toBeUndefined();
    expect(checkAppSpec(spec)).toEqual([]);
  });

  it('says where the fault is', () => {
    const [problem] = checkAppSpec(
      JSON.parse(
        JSON.stringify(plantStore).replace('"field":"photo","label":"Photo"', '"field":"name","label":"Photo"'),
      ),
    );
    expect(problem?.path.slice(0, 4)).toEqual(['screens', 'plantList', 'components', 'plantList.plants']);
  });

  it.each([
    ['"screen":"plantDetail"', '"screen":"nowhere"', 'There is no screen nowhere'],
    ['"model":"CartItem","row"', '"model":"Basket","row"', 'There is no model Basket'],
    ['"kind":"field","name":"price"', '"kind":"field","name":"cost"', 'has no field cost'],
    ['"kind":"state","name":"searchText"', '"kind":"state","name":"words"', 'no state variable words'],
    ['"kind":"input","name":"delivery"', '"kind":"input","name":"parcel"', 'has no field parcel'],
    ['"reference":"plant"', '"reference":"quantity"', 'must be reference'],
    ['"passItem":true', '"passItem":false', '`passItem` must be true'],
    ['"id":"plantList.search"', '"id":"other.search"', 'must begin with "plantList."'],
    ['"id":"plantList.search"', '"id":"plantList.filter"', 'two components called'],
    ['"name":"Plant","plural"', '"name":"View","plural"', 'View is a type'],
    ['"name":"details"', '"name":"class"', 'reserved'],
    ['"price":3490', '"price":34.9', 'no value for price'],
    ['"category":"Indoor"', '"category":"Under water"', 'no value for category'],
    ['"field":"email"', '"field":"delivery"', 'email of CustomerOrder cannot be entered'],
    ['"kind":"toggle","field":"favourite"', '"kind":"toggle","field":"name"', 'must be boolean'],
    ['"label":"All","value":""', '"label":"All","value":"all"', 'first option'],
  ])('refuses %s → %s', (from, to, message) => {
    expect(JSON.stringify(plantStore)).toContain(from);
    expect(with_(from, to)).toContain(message);
  });

  it('refuses a streak of what are no days', () => {
    expect(with_('"kind":"streak","field":"doneOn"', '"kind":"streak","field":"name"', habitTracker)).toContain(
      'must be dates',
    );
  });

  it('refuses a field of no item', () => {
    const text = { id: 'cart.lost', type: 'text', value: { kind: 'field', name: 'price' }, style: 'body' } as const;
    expect(
      problemsAfter((spec) => spec.screens.find((screen) => screen.id === 'cart')?.components.push(text)),
    ).toContain('there is no item here');
  });

  it('refuses tabs that need an item, and screens that nothing leads to', () => {
    expect(
      problemsAfter((spec) => spec.navigation.tabs.push({ screen: 'plantDetail', label: 'Plant', icon: 'leaf' })),
    ).toContain('cannot be a tab');
    expect(problemsAfter((spec) => spec.navigation.tabs.pop())).toContain('No tab and no action leads to orders');
  });

  it('takes chance for a value that an action sets, and nowhere else', () => {
    const random = {
      kind: 'random',
      minimum: { kind: 'literal', value: 1 },
      maximum: { kind: 'literal', value: 6 },
    } as const;
    const problems = (part: Component) =>
      problemsAfter((spec) => spec.screens.find((screen) => screen.id === 'cart')?.components.push(part));
    expect(problems({ id: 'cart.roll', type: 'text', value: random, style: 'body' })).toContain('may be random');
    const button = { id: 'cart.dice', type: 'button', label: 'Roll', role: 'primary' } as const;
    const values = { quantity: random };
    expect(problems({ ...button, action: { kind: 'create', model: 'CartItem', values } })).not.toContain('random');
  });

  it('refuses reminders without a time of day', () => {
    expect(problemsAfter((spec) => (spec.reminders[0]!.time = 'name'), habitTracker)).toContain('must be time');
  });

  it('refuses a form that nothing submits, and an appearance that no setting holds', () => {
    expect(with_('{"kind":"submit"}', '{"kind":"back"}', habitTracker)).toContain('Nothing submits the form');
    expect(with_('"appearance":"system"', '"appearance":"setting"')).toContain('darkMode');
  });
});
