import type { Field, Model } from '#schema/app-spec/model';
import { checkForm, enter, type Form, openForm, readNumber } from './form';
import { wordsFor } from './words';

const of = (type: Field['type'], required = true, more: Partial<Field> = {}): Field => ({
  name: type,
  label: type,
  type,
  required,
  ...more,
});
const fields = [
  of('text'),
  of('email', false),
  of('phone', false),
  of('url', false),
  of('integer', false),
  of('money'),
  of('date'),
  of('boolean', false, { initial: true }),
  of('choice', true, { choices: ['One', 'Two'] }),
];
const model: Model = { name: 'Thing', plural: 'Things', icon: 'tag', fields, samples: [] };
const clock = { now: new Date('2026-11-23T12:00:00Z'), timeZone: 'UTC' };
const words = wordsFor('en');
const shown = new Set<string>(fields.map((field) => field.name));

const fill = (form: Form, entries: Record<string, string>) =>
  Object.entries(entries).reduce((filled, [name, value]) => {
    const field = fields.find((candidate) => candidate.name === name);
    return field ? enter(filled, field, value, 'EUR') : filled;
  }, form);

describe('a form', () => {
  it('begins with first values, and with the object that it edits', () => {
    expect(openForm(model, null, 'EUR', clock).values).toMatchObject({
      text: '',
      boolean: true,
      choice: 'One',
      money: 0,
    });
    const object = { id: 't1', text: 'Old', money: 350, integer: 4 };
    const form = openForm(model, object, 'EUR', clock);
    expect(form).toMatchObject({
      edits: 't1',
      values: { text: 'Old', money: 350 },
      drafts: { money: '3.50', integer: '4' },
    });
  });

  it('misses what is required and was left out', () => {
    const errors = checkForm(openForm(model, null, 'EUR', clock), shown, 'EUR', words);
    expect(errors).toEqual({ text: words.required, money: words.required, date: words.required });
  });

  it('does not mind what cannot be seen', () => {
    const errors = checkForm(openForm(model, null, 'EUR', clock), new Set(['text']), 'EUR', words);
    expect(Object.keys(errors)).toEqual(['text']);
  });

  it('refuses what is not of its kind', () => {
    const form = fill(openForm(model, null, 'EUR', clock), {
      text: '   ',
      email: 'ada@',
      phone: 'call me',
      url: 'nowhere',
      integer: '1.5',
      money: 'much',
      date: '2026-02-30',
    });
    expect(checkForm(form, shown, 'EUR', words)).toEqual({
      text: words.required,
      email: words.email,
      phone: words.phone,
      url: words.url,
      integer: words.wholeNumber,
      money: words.number,
      date: words.required,
    });
  });

  it('takes what people write', () => {
    const form = fill(openForm(model, null, 'EUR', clock), {
      text: 'Ada',
      email: 'ada@example.org',
      phone: '+44 (0)20 7946-0958',
      url: 'example.org/a?b',
      integer: '-3',
      money: '12,5',
      date: '2026-11-23',
    });
    expect(checkForm(form, shown, 'EUR', words)).toEqual({});
    expect(form.values).toMatchObject({ money: 1250, integer: -3 });
  });

  it('takes an error back when the field is entered anew', () => {
    const empty = openForm(model, null, 'EUR', clock);
    const wrong = { ...empty, errors: checkForm(empty, shown, 'EUR', words) };
    expect(fill(wrong, { text: 'x' }).errors).not.toHaveProperty('text');
  });
});

describe('a number', () => {
  it.each<[Field['type'], string, string, number | null]>([
    ['money', '3', 'JPY', 3],
    ['money', '0.1', 'EUR', 10],
    ['decimal', '.5', 'EUR', 0.5],
    ['duration', '1.5', 'EUR', 90],
    ['integer', '1e3', 'EUR', null],
    ['decimal', 'Infinity', 'EUR', null],
    ['decimal', '9'.repeat(400), 'EUR', null],
  ])('of type %s is read from %s', (type, draft, currency, number) => {
    expect(readNumber(of(type), draft, currency)).toBe(number);
  });
});
