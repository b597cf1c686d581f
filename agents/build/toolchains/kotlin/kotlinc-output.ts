import type { ReportedDiagnostic } from '../output-line';
import { treePath } from '../tree-path';

const REMARK = /^(.+?\.kts?):(\d+):(\d+): (error|warning): (.+)$/;

/** Reads one line of what kotlinc says: `android/model/Habit.kt:3:16: error: unresolved reference 'x'.` Null when it is something else. */
export function parseKotlincLine(line: string, sourceFolder: string): ReportedDiagnostic | null {
  const [, printed = '', row, column, kind, message = ''] = REMARK.exec(line) ?? [];
  const path = printed && treePath(printed, sourceFolder);
  if (!path) return null;
  return {
    severity: kind === 'error' ? 'ERROR' : 'WARNING',
    path,
    line: Math.max(1, Number(row)),
    column: Math.max(1, Number(column)),
    message,
  };
}
