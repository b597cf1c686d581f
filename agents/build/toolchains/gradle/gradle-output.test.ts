import { parseGradleLine } from './gradle-output';

describe('what Gradle says', () => {
  it.each([
    [
      "e: file:///tree/android/app/src/main/java/a/Main.kt:12:5 Unresolved reference 'Tex'.",
      {
        severity: 'ERROR',
        path: 'android/app/src/main/java/a/Main.kt',
        line: 12,
        column: 5,
        message: "Unresolved reference 'Tex'.",
      },
    ],
    [
      "w: file:///tree/android/app/src/main/java/a/Main.kt:7:9 'val x: Int' is deprecated.",
      {
        severity: 'WARNING',
        path: 'android/app/src/main/java/a/Main.kt',
        line: 7,
        column: 9,
        message: "'val x: Int' is deprecated.",
      },
    ],
    [
      'e: /tree/app/Main.kt: (12, 5): Unresolved reference: Tex',
      { severity: 'ERROR', path: 'app/Main.kt', line: 12, column: 5, message: 'Unresolved reference: Tex' },
    ],
    [
      'ERROR:/tree/app/src/main/res/values/strings.xml:3:5-20: AAPT: error: not well-formed (invalid token).',
      {
        severity: 'ERROR',
        path: 'app/src/main/res/values/strings.xml',
        line: 3,
        column: 5,
        message: 'AAPT: error: not well-formed (invalid token).',
      },
    ],
    [
      "/tree/app/A.java:3: error: ';' expected",
      { severity: 'ERROR', path: 'app/A.java', line: 3, column: 1, message: "';' expected" },
    ],
  ])('names the place of %s', (line, diagnostic) => {
    expect(parseGradleLine(line, '/tree')).toEqual(diagnostic);
  });

  it.each([
    '> Task :app:compileDebugKotlin FAILED',
    'BUILD FAILED in 12s',
    'e: file:///other/A.kt:1:1 x',
    "e: Something's wrong",
  ])('is only log text otherwise: %s', (line) => expect(parseGradleLine(line, '/tree')).toBeNull());
});
