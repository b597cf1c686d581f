import type { ReportedDiagnostic } from '../output-line';
import { treePath } from '../tree-path';

const REMARK = /^(\/.+?):(\d+)(?::(\d+))?: (fatal error|error|warning|note): (.+)$/;
const SEVERITY: Record<string, ReportedDiagnostic['severity']> = { warning: 'WARNING', note: 'INFO' };

/** Reads one line of what xcodebuild says: `/tree/ios/App.swift:12:5: error: cannot find 'x' in scope`. Null when it is something else. */
export function parseXcodebuildLine(line: string, sourceFolder: string): ReportedDiagnostic | null {
  const [, printed = '', row, column = 1, kind = '', message = ''] = REMARK.exec(line) ?? [];
  const path = printed && treePath(printed, sourceFolder);
  if (!path) return null;
  return {
    severity: SEVERITY[kind] ?? 'ERROR',
    path,
    line: Math.max(1, Number(row)),
    column: Math.max(1, Number(column)),
    message,
  };
}
