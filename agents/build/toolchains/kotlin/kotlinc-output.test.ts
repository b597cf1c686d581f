import { parseKotlincLine } from './kotlinc-output';

describe('what kotlinc says', () => {
  it('names the place of an error and of a warning', () => {
    expect(
      parseKotlincLine("model/Habit.kt:3:16: error: return type mismatch: expected 'Int', actual 'String'.", '/tree'),
    ).toEqual({
      severity: 'ERROR',
      path: 'model/Habit.kt',
      line: 3,
      column: 16,
      message: "return type mismatch: expected 'Int', actual 'String'.",
    });
    const warning = parseKotlincLine("/tree/a b/Ü.kt:1:2: warning: variable 'x' is never used.", '/tree');
    expect(warning).toMatchObject({ severity: 'WARNING', path: 'a b/Ü.kt' });
  });

  it.each([
    'fun g(): Int = "x"',
    '               ^^^',
    'error: source file or directory not found: B.kt',
    '/elsewhere/A.kt:1:1: error: x',
  ])('is only log text where it names no place of the tree: %s', (line) =>
    expect(parseKotlincLine(line, '/tree')).toBeNull(),
  );
});
