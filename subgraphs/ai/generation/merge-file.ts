import { mergeDiff3 } from 'node-diff3';

export interface ThreeTexts {
  /** What was written last time; undefined when nothing was. */
  base: string | undefined;
  /** What lies there now; undefined when there is no such file. */
  edited: string | undefined;
  /** What is written this time. */
  fresh: string;
}

/** Brings hand edits and newly written text together. Where both changed the same lines the new text stands, and `conflict` says so. */
export function mergeFile({ base, edited, fresh }: ThreeTexts): { content: string; conflict: boolean } {
  if (edited === undefined || edited === base || edited === fresh) return { content: fresh, conflict: false };
  if (base === undefined) return { content: fresh, conflict: true };
  if (base === fresh) return { content: edited, conflict: false };
  const lines = (text: string) => text.split('\n');
  const merged = mergeDiff3(lines(edited), lines(base), lines(fresh), { excludeFalseConflicts: true });
  if (!merged.conflict) return { content: merged.result.join('\n'), conflict: false };
  return { content: fresh, conflict: true };
}
