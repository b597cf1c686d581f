import type { Action } from '#schema/app-spec/action';
import type { Expression } from '#schema/app-spec/expression';
import type { Model } from '#schema/app-spec/model';
import type { Focus, Surroundings } from './evaluate';
import { Objects } from './objects';
import { perform, type Stage } from './perform';

const field = (name: string): Expression => ({ kind: 'field', name });
const literal = (value: string | number | boolean): Expression => ({ kind: 'literal', value });

const product: Model = {
  name: 'Product',
  plural: 'Products',
  icon: 'bag',
  fields: [
    { name: 'name', label: 'Name', type: 'text', required: true },
    { name: 'stock', label: 'Stock', type: 'integer', required: false, initial: 5 },
    { name: 'liked', label: 'Liked', type: 'boolean', required: false },
    { name: 'boughtOn', label: 'Bought', type: 'dates', required: false },
  ],
  samples: [],
};
const cart: Model = {
  name: 'CartItem',
  plural: 'Cart',
  icon: 'cart',
  fields: [
    { name: 'product', label: 'Product', type: 'reference', model: 'Product', required: true },
    { name: 'quantity', label: 'Quantity', type: 'integer', required: true },
    { name: 'addedOn', label: 'Added', type: 'date', required: false, initial: 'today' },
  ],
  samples: [],
};

/** A stage that is real but for the screens, which it only writes down. */
function makeStage(answers: { confirm?: boolean; submit?: boolean } = {}) {
  const done: string[] = [];
  let ids = 0;
  const models = [product, cart];
  const objects = new Objects(
    models,
    [['Product', [{ id: 'p1', name: 'Tea', stock: 5, liked: false, boughtOn: [] }]]],
    () => `new-${(ids += 1)}`,
    () => undefined,
  );
  const around = (): Surroundings => ({
    focus: null,
    now: new Date('2026-11-23T12:00:00Z'),
    region: { locale: 'en', currency: 'EUR', timeZone: 'UTC' },
    state: () => undefined,
    input: () => undefined,
    model: (name) => objects.model(name),
    objects: (name) => objects.all(name),
  });
  const stage: Stage = {
    objects,
    around,
    open: (screen, item) => done.push(`open ${screen} ${item?.object.id ?? '-'}`),
    back: () => done.push('back'),
    submit: (values) => {
      done.push(`submit ${JSON.stringify(values)}`);
      return answers.submit ?? true;
    },
    setState: (name, value) => done.push(`${name} = ${String(value)}`),
    confirm: (message) => {
      done.push(`confirm ${message}`);
      return Promise.resolve(answers.confirm ?? true);
    },
    notify: (message) => done.push(`notify ${message}`),
    share: (text) => done.push(`share ${text}`),
  };
  const focus = (): Focus | null => {
    const object = objects.find('Product', 'p1');
    return object ? { model: product, object } : null;
  };
  return { stage, objects, done, focus, run: (action: Action) => perform(action, stage, focus()) };
}

const addTo: Action = {
  kind: 'addTo',
  model: 'CartItem',
  match: 'product',
  equals: field('id'),
  values: { product: field('id') },
  increment: { field: 'quantity', by: 1 },
};

describe('an action', () => {
  it('puts into the cart once and counts up from then on', async () => {
    const { run, objects } = makeStage();
    await run(addTo);
    await run(addTo);
    expect(objects.all('CartItem')).toEqual([{ id: 'new-1', product: 'p1', quantity: 2, addedOn: '2026-11-23' }]);
  });

  it('creates with the values given and the first values otherwise', async () => {
    const { run, objects } = makeStage();
    await run({ kind: 'create', model: 'Product', values: { name: literal('Cup') } });
    expect(objects.all('Product')[1]).toEqual({ id: 'new-1', name: 'Cup', stock: 5, liked: false, boughtOn: [] });
  });

  it('changes the item in focus', async () => {
    const { run, focus } = makeStage();
    await run({ kind: 'update', values: { name: { kind: 'join', parts: [field('name'), literal('!')] } } });
    await run({ kind: 'toggle', field: 'liked' });
    await run({ kind: 'toggleToday', field: 'boughtOn' });
    expect(focus()?.object).toMatchObject({ name: 'Tea!', liked: true, boughtOn: ['2026-11-23'] });
    await run({ kind: 'toggleToday', field: 'boughtOn' });
    expect(focus()?.object).toMatchObject({ boughtOn: [] });
  });

  it('counts within bounds, and deletes at the minimum only where it is told to', async () => {
    const { run, focus } = makeStage();
    await run({ kind: 'increment', field: 'stock', by: 10, maximum: 9 });
    expect(focus()?.object.stock).toBe(9);
    await run({ kind: 'increment', field: 'stock', by: -20, minimum: 0 });
    expect(focus()?.object.stock).toBe(0);
    await run({ kind: 'increment', field: 'stock', by: 2 });
    await run({ kind: 'increment', field: 'stock', by: -1, minimum: 0, deleteAtMinimum: true });
    expect(focus()?.object.stock).toBe(1);
    await run({ kind: 'increment', field: 'stock', by: -1, minimum: 0, deleteAtMinimum: true });
    expect(focus()).toBeNull();
  });

  it('deletes after a yes, and all without asking', async () => {
    const declined = makeStage({ confirm: false });
    await declined.run({ kind: 'delete', confirm: 'Sure?' });
    expect(declined.focus()).not.toBeNull();
    const agreed = makeStage();
    await agreed.run({ kind: 'delete', confirm: 'Sure?' });
    expect(agreed.focus()).toBeNull();
    await agreed.run(addTo);
    await agreed.run({ kind: 'deleteAll', model: 'CartItem' });
    expect(agreed.objects.all('CartItem')).toEqual([]);
  });

  it('speaks to the screens', async () => {
    const { run, done } = makeStage();
    await run({ kind: 'open', screen: 'detail', passItem: true });
    await run({ kind: 'open', screen: 'form', passItem: false });
    await run({ kind: 'setState', name: 'chosen', value: field('name') });
    await run({ kind: 'notify', message: 'Hi' });
    await run({ kind: 'share', text: field('name') });
    await run({ kind: 'submit', values: { total: literal(3) } });
    await run({ kind: 'back' });
    expect(done).toEqual([
      'open detail p1',
      'open form -',
      'chosen = Tea',
      'notify Hi',
      'share Tea',
      'submit {"total":3}',
      'back',
    ]);
  });
});

describe('a sequence', () => {
  const then = (...actions: Action[]): Action => ({ kind: 'sequence', actions });

  it('lets each step see what the one before has made', async () => {
    const { run, focus } = makeStage();
    await run(then({ kind: 'increment', field: 'stock', by: 1 }, { kind: 'increment', field: 'stock', by: 1 }));
    expect(focus()?.object.stock).toBe(7);
  });

  it('ends at a submit with an error and at a declined delete, also from within another', async () => {
    const faulty = makeStage({ submit: false });
    await faulty.run(then(then({ kind: 'submit' }), { kind: 'back' }));
    expect(faulty.done).toEqual(['submit {}']);
    const declined = makeStage({ confirm: false });
    await declined.run(then({ kind: 'delete', confirm: 'Sure?' }, { kind: 'back' }));
    expect(declined.done).toEqual(['confirm Sure?']);
  });

  it('goes on after a delete', async () => {
    const { run, done } = makeStage();
    await run(then({ kind: 'delete', confirm: 'Sure?' }, { kind: 'back' }));
    expect(done).toEqual(['confirm Sure?', 'back']);
  });
});
