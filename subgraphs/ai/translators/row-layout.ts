import type { Component } from '#schema/app-spec/component';

/** What stands side by side in a row: single components, and runs of text that stand below one another. */
export type RowPart = Component | Component[] | 'gap';

/** Lines up a list's row: texts that follow one another become a column, and what comes behind them moves to the far end. */
export function rowLayout(row: Component[]): RowPart[] {
  const parts: RowPart[] = [];
  for (const component of row) {
    const last = parts.at(-1);
    if (component.type === 'text' && Array.isArray(last)) last.push(component);
    else parts.push(component.type === 'text' ? [component] : component);
  }
  const column = parts.findIndex((part) => Array.isArray(part));
  const gap = row.some((component) => component.type === 'spacer');
  if (!gap && column !== -1 && column < parts.length - 1) parts.splice(column + 1, 0, 'gap');
  return parts.map((part) => (Array.isArray(part) && part.length === 1 && part[0] ? part[0] : part));
}

/** Whether columns take the room that is left in a row: always, but where only a spacer can take it. */
export function columnsGrow(row: Component[]): boolean {
  return row.some(({ type }) => type === 'column') || !row.some(({ type }) => type === 'spacer');
}
