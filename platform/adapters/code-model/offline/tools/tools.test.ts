import type { Condition, Expression } from '#schema/app-spec/expression';
import { compose } from '../plan/compose';
import { readPrompt } from '../plan/reading';
import { formula } from './formula';

type Inputs = Record<string, number | string>;

/** The value of what a calculator writes, by the rules of `schema/app-spec/expression.ts`. */
function valueOf(expression: Expression, inputs: Inputs): number | string {
  switch (expression.kind) {
    case 'literal':
      return expression.value === true || expression.value === false ? String(expression.value) : expression.value;
    case 'input':
      return inputs[expression.name] ?? 0;
    case 'format':
      return valueOf(expression.value, inputs);
    case 'join':
      return expression.parts.map((part) => valueOf(part, inputs)).join('');
    case 'when':
      return valueOf(holds(expression.condition, inputs) ? expression.whenTrue : expression.whenFalse, inputs);
    case 'arithmetic': {
      const [left, right] = [Number(valueOf(expression.left, inputs)), Number(valueOf(expression.right, inputs))];
      const results = {
        add: left + right,
        subtract: left - right,
        multiply: left * right,
        divide: right === 0 ? 0 : left / right,
        power: left ** right,
      };
      return results[expression.operation];
    }
    default:
      throw new Error(`A calculator holds no ${expression.kind}.`);
  }
}

function holds(condition: Condition, inputs: Inputs): boolean {
  if (condition.kind !== 'compare') throw new Error(`A calculator asks no ${condition.kind}.`);
  const [left, right] = [valueOf(condition.left, inputs), valueOf(condition.right, inputs)];
  const results = {
    equals: left === right,
    notEquals: left !== right,
    less: left < right,
    lessOrEqual: left <= right,
    greater: left > right,
    greaterOrEqual: left >= right,
  };
  return results[condition.operation];
}

/** What the app of the prompt shows when this is entered, by the labels of its results. */
function computed(prompt: string, inputs: Inputs): Record<string, number | string> {
  const [screen] = compose(readPrompt(prompt), '').spec.screens;
  const section = screen?.components.find((part) => part.id.endsWith('.results'));
  const stats = section?.type === 'section' ? section.children : [];
  return Object.fromEntries(
    stats.flatMap((part) => (part.type === 'stat' ? [[part.label, valueOf(part.value, inputs)]] : [])),
  );
}

describe('a calculator', () => {
  it('works out a tip, and what each one pays', () => {
    expect(computed('tip calculator', { bill: 5000, tipInPercent: 20, people: 4 })).toEqual({
      Tip: 1000,
      Total: 6000,
      'Each pays': 1500,
    });
  });

  it('works out the body mass index and its meaning', () => {
    const { BMI, Meaning } = computed('a BMI calculator', { weightInKg: 70, heightInCm: 175 });
    expect(BMI).toBeCloseTo(22.857, 3);
    expect(Meaning).toBe('Normal weight');
  });

  it('works out a loan, with interest and without', () => {
    expect(
      computed('mortgage calculator', { amount: 200_000, interestRate: 4, years: 30 })['Monthly payment'],
    ).toBeCloseTo(954.83, 2);
    expect(computed('loan calculator', { amount: 12_000, interestRate: 0, years: 1 })['Monthly payment']).toBe(1000);
  });

  it('converts units, those with another zero too', () => {
    const { Converted } = computed('convert celsius to fahrenheit', { value: 100, from: 'Celsius', to: 'Fahrenheit' });
    expect(Number(/= ([\d.]+) Fahrenheit/.exec(String(Converted))?.[1])).toBeCloseTo(212, 9);
    expect(computed('miles to km converter', { value: 2, from: 'Miles', to: 'Kilometres' }).Converted).toBe(
      '2 Miles = 3.218688 Kilometres',
    );
  });

  it.each(['dice roller', 'flip a coin', 'random number generator'])('draws by chance: %s', (prompt) => {
    expect(JSON.stringify(compose(readPrompt(prompt), '').spec.screens)).toContain('"kind":"random"');
  });

  it('stands beside records where these are asked for', () => {
    const { models, navigation } = compose(readPrompt('An expense tracker with a tip calculator'), '').spec;
    expect(models[0]?.name).toBe('Expense');
    expect(navigation.tabs.map((tab) => tab.label)).toContain('Tip Calculator');
  });

  it('says so when it knows no formula', () => {
    expect(compose(readPrompt('age calculator'), '').remarks.join(' ')).toContain('no formula');
  });

  it.each(['1 +', '(1', 'if(1, 2, 3)', '1 2'])('refuses the formula "%s"', (text) => {
    expect(() => formula(text, (name) => ({ kind: 'input', name }))).toThrow(/formula/);
  });
});
