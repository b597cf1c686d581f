import type { ReportedDiagnostic } from '../output-line';
import { treePath } from '../tree-path';

interface Shape {
  pattern: RegExp;
  severity: (kind: string) => ReportedDiagnostic['severity'];
}

const byLetter = (kind: string) => (kind === 'e' ? 'ERROR' : 'WARNING');
const byWord = (kind: string) => (kind.toLowerCase() === 'error' ? 'ERROR' : 'WARNING');

/** Each names `kind`, `path`, `line`, maybe `column`, and `message`. */
const SHAPES: Shape[] = [
  // e: file:///tree/app/src/Main.kt:12:5 Unresolved reference 'x'.
  { pattern: /^(?<kind>[ew]): (?<path>file:\S+?):(?<line>\d+):(?<column>\d+):? (?<message>.+)$/, severity: byLetter },
  // e: /tree/app/src/Main.kt: (12, 5): Unresolved reference: x
  { pattern: /^(?<kind>[ew]): (?<path>.+?): \((?<line>\d+), (?<column>\d+)\): (?<message>.+)$/, severity: byLetter },
  // ERROR:/tree/app/src/main/res/values/strings.xml:3:5-20: AAPT: error: not well-formed
  {
    pattern: /^(?<kind>ERROR|WARNING): ?(?<path>\/.+?):(?<line>\d+):(?<column>\d+)(?:-\d+(?::\d+)?)?: (?<message>.+)$/,
    severity: byWord,
  },
  // /tree/app/src/Main.java:3: error: ';' expected
  {
    pattern: /^(?<path>\/.+?):(?<line>\d+)(?::(?<column>\d+))?: (?<kind>error|warning): (?<message>.+)$/,
    severity: byWord,
  },
];

/** Reads one line of Gradle's plain output: remarks of the Kotlin, Java and resource compilers. Null when it is something else. */
export function parseGradleLine(line: string, sourceFolder: string): ReportedDiagnostic | null {
  for (const { pattern, severity } of SHAPES) {
    const found = pattern.exec(line)?.groups;
    const path = found?.path && treePath(found.path, sourceFolder);
    if (found && path)
      return {
        severity: severity(found.kind ?? ''),
        path,
        line: Math.max(1, Number(found.line)),
        column: Math.max(1, Number(found.column ?? 1)),
        message: found.message ?? '',
      };
  }
  return null;
}
