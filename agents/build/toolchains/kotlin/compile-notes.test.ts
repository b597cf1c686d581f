import { compileNotes } from './compile-notes';

const others = (count: number) => Array.from({ length: count }, (_, place) => `ui/S${place}.kt`);

describe('what the Kotlin compiler says of its reach', () => {
  it('is nothing where there is no Kotlin', () => {
    expect(compileNotes(0, [], false)).toEqual([]);
  });

  it('leaves nothing open when it has seen every file', () => {
    const notes = compileNotes(2, [], false);
    expect(notes).toEqual(['2 of 2 Kotlin files need no Android and were type-checked by the Kotlin compiler.']);
  });

  it('names files that were parsed only, and how many more there are', () => {
    const [, note] = compileNotes(1, others(9), false);
    expect(note).toMatch(/^9 Kotlin files: parsed only, not type-checked/);
    expect(note).toContain('ui/S3.kt and 5 more, which the log names.');
    expect(note).not.toContain('S4');
  });

  it('promises the rest to Gradle where that comes next', () => {
    expect(compileNotes(0, others(1), true)).toEqual([expect.stringContaining('A later phase compiles all of them.')]);
  });
});
