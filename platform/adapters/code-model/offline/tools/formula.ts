import type { Condition, Expression } from '#schema/app-spec/expression';

type Name = (name: string) => Expression;
type Comparison = Extract<Condition, { kind: 'compare' }>['operation'];

const COMPARISONS: Record<string, Comparison> = {
  '<': 'less',
  '<=': 'lessOrEqual',
  '>': 'greater',
  '>=': 'greaterOrEqual',
  '=': 'equals',
};
const OPERATIONS = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide', '^': 'power' } as const;
const LEVELS: (keyof typeof OPERATIONS)[][] = [['+', '-'], ['*', '/'], ['^']];

/** Reads `bill * tipRate / 100` or `if(weight < 50, "light", "heavy")`; `nameOf` gives the expression of a name. Throws on what it cannot read. */
export function formula(text: string, nameOf: Name): Expression {
  const tokens = text.match(/"[^"]*"|\d+(?:\.\d+)?|[A-Za-z]\w*|<=|>=|[-+*/^()<>=,]/g) ?? [];
  let place = 0;
  const take = (expected?: string): string => {
    const token = tokens[place++];
    if (token === undefined || (expected !== undefined && token !== expected))
      throw new Error(`The formula "${text}" lacks ${expected ?? 'a value'} at part ${place}.`);
    return token;
  };
  const binary = (level: number): Expression => {
    const operators = LEVELS[level];
    if (!operators) return value();
    let left = binary(level + 1);
    for (
      let sign = operators.find((one) => one === tokens[place]);
      sign;
      sign = operators.find((one) => one === tokens[place])
    ) {
      place++;
      left = { kind: 'arithmetic', operation: OPERATIONS[sign], left, right: binary(level + 1) };
    }
    return left;
  };
  const value = (): Expression => {
    const token = take();
    if (token === '(') {
      const inside = binary(0);
      take(')');
      return inside;
    }
    if (token === 'if' && tokens[place] === '(') return choice();
    if (/^\d/.test(token)) return { kind: 'literal', value: Number(token) };
    return token.startsWith('"') ? { kind: 'literal', value: token.slice(1, -1) } : nameOf(token);
  };
  const choice = (): Expression => {
    take('(');
    const left = binary(0);
    const operation = COMPARISONS[take()];
    if (!operation) throw new Error(`The formula "${text}" lacks a comparison at part ${place}.`);
    const condition: Condition = { kind: 'compare', operation, left, right: binary(0) };
    take(',');
    const whenTrue = binary(0);
    take(',');
    const whenFalse = binary(0);
    take(')');
    return { kind: 'when', condition, whenTrue, whenFalse };
  };
  const read = binary(0);
  if (place < tokens.length) throw new Error(`The formula "${text}" goes on behind its end, at part ${place + 1}.`);
  return read;
}

export interface Result {
  label: string;
  value: Expression;
}

/** The results of a tool, each with its label, formatted for people; formulas may use the results before them. */
export function resultsOf(notation: string, field: Name): Result[] {
  const known = new Map<string, Expression>();
  return notation.split('|').flatMap((line) => {
    const [, hidden = '', label = '', text = '', as = 'number'] =
      /^\s*(~?)([^=]+?)\s*=\s*(.+?)\s*(?::\s*(\w+))?\s*$/s.exec(line) ?? [];
    const value = formula(text, (name) => known.get(name) ?? field(name));
    known.set(
      label
        .replace(/\s+(.)/g, (_, letter: string) => letter.toUpperCase())
        .replace(/^./, (letter) => letter.toLowerCase()),
      value,
    );
    if (hidden !== '') return [];
    return [
      {
        label,
        value:
          as === 'money' || as === 'number' || as === 'duration' || as === 'percent'
            ? { kind: 'format' as const, as, value }
            : value,
      },
    ];
  });
}
