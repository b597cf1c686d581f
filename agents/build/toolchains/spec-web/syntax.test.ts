import { openSyntaxChecker, type SyntaxChecker } from './syntax';

let checker: SyntaxChecker;
beforeAll(async () => {
  checker = await openSyntaxChecker();
});

const places = (path: string, source: string) =>
  checker.check(path, source).map(({ line, column, message }) => `${line}:${column} ${message}`);

describe('the syntax of Swift', () => {
  it('finds nothing in good source, also what the grammar does not know', () => {
    const source = [
      'import SwiftUI',
      'enum Trouble: Error { case none }',
      'struct HabitView: View {',
      '  @State private var name = ""',
      '  func load() throws(Trouble) -> Int { 1 }',
      '  var body: some View { Text("\\(name) (").padding() }',
      '}',
      '#Preview { HabitView() }',
    ].join('\n');
    expect(places('a.swift', source)).toEqual([]);
  });

  it('tells which bracket is not closed', () => {
    const source = 'struct A: View {\n  var body: some View {\n    Text("ü")\n      .padding(\n  }\n}\n';
    expect(places('a.swift', source)).toEqual(['4:15 `(` is not closed: `)` is expected before `}` in line 5.']);
  });

  it('tells what was not expected, by line and column', () => {
    expect(places('a.swift', 'import SwiftUI\nlet x = = 3\n')[0]).toMatch(/^2:\d+ .*`/);
  });
});

describe('the syntax of Kotlin', () => {
  it('finds nothing in good source, also what the grammar does not know', () => {
    const source =
      'package a\n\nfun interface Click {\n  fun onClick(at: Int)\n}\n\ndata class Habit(val name: String = "(${1 + 1})")\n';
    expect(places('a.kt', source)).toEqual([]);
  });

  it('tells what was not expected and where, in columns of an editor', () => {
    expect(places('a.kt', 'fun a() {\n  val ü = "ü"; foo(bar))\n}\n')).toEqual(['2:24 `)` closes nothing.']);
    expect(places('a.kt', 'data class Habit(val id: String, val name String)\n')).toEqual([
      '1:34 Unexpected `val name String` in primary constructor.',
    ]);
  });

  it('tells of a file that ends too early', () => {
    expect(places('a.kt', 'fun a() {\n  if (true) {\n    b()\n  }\n')).toEqual([
      '1:9 `{` is not closed: `}` is expected before the end of the file.',
    ]);
  });

  it('bounds what it says about a file that is no source at all', () => {
    expect(places('a.kt', ')]}>< '.repeat(2000)).length).toBeLessThanOrEqual(20);
  });
});
