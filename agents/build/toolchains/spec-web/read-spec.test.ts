import { habitTracker } from '#schema/app-spec/fixtures/habit-tracker';
import { checkSpecText } from './read-spec';

const text = JSON.stringify(habitTracker, null, 2);
const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('the specification of a tree', () => {
  it('is read when it is good', () => {
    expect(checkSpecText(text)).toEqual({ spec: habitTracker, diagnostics: [] });
  });

  it('is refused where it is no JSON, at the place', () => {
    const { spec, diagnostics } = checkSpecText('{\n  "version": 1,\n  "name": oops\n}');
    expect(spec).toBeNull();
    expect(diagnostics).toEqual([
      { severity: 'ERROR', path: 'app.spec.json', line: 3, column: 11, message: 'A value is expected, found `oops`.' },
    ]);
  });

  it('is refused where its shape is wrong, at the place', () => {
    const { diagnostics } = checkSpecText(text.replace('"accent": "#E4572E"', '"accent": "red"'));
    expect(diagnostics).toEqual([expect.objectContaining({ line: lineOf('"accent": "#E4572E"'), column: 15 })]);
    expect(diagnostics[0]?.message).toContain('must be a colour');
  });

  it('is refused where a name refers to nothing, at the component that holds it', () => {
    const { diagnostics } = checkSpecText(text.replace('"screen": "habitDetail"', '"screen": "nowhere"'));
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { line } of diagnostics) expect(line).toBeGreaterThan(1);
    expect(diagnostics.some(({ message }) => message.includes('nowhere'))).toBe(true);
  });

  it.each(['', '[]', 'null', '{"version":1', '['.repeat(5000), '{"__proto__": {"version": 1}}'])(
    'is refused with a diagnostic and without a crash: %s',
    (odd) => {
      const { spec, diagnostics } = checkSpecText(odd);
      expect(spec).toBeNull();
      expect(diagnostics[0]).toMatchObject({ severity: 'ERROR', path: 'app.spec.json' });
    },
  );
});
