import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Model } from '#schema/app-spec/model';
import { detailScreenOf, listsOn, newId } from '../weave/look';
import { insertBeforeEnd } from '../weave/detail';

const MOST_ROW_PARTS = 12;

const listsOf = (spec: AppSpec, model: Model) =>
  spec.screens.flatMap((screen) => listsOn(screen, model.name).map((list) => ({ screen, list })));

/** Buttons at the end of each row: what is counted often is counted from the list. */
function addToRows(spec: AppSpec, { screen, list }: ReturnType<typeof listsOf>[number], field: string): void {
  if (list.row.length >= MOST_ROW_PARTS - 1) return;
  const step = (name: string, words: string, by: number) => ({
    id: newId(spec, screen, name),
    type: 'button' as const,
    label: words,
    role: 'secondary' as const,
    action: { kind: 'increment' as const, field, by, ...(by < 0 ? { minimum: 0 } : {}) },
  });
  list.row.push(step('rowFewer', '−1', -1));
  list.row.push(step('rowMore', '+1', 1));
}

/** One more and one fewer of the model's first whole number, on its detail screen. */
export function addCounters(spec: AppSpec, model: Model): void {
  const counted = model.fields.find((one) => one.type === 'integer');
  const detail = detailScreenOf(spec, model.name);
  if (!counted || !detail) return;
  const label = counted.label.toLowerCase();
  for (const list of listsOf(spec, model)) addToRows(spec, list, counted.name);
  insertBeforeEnd(detail, {
    id: newId(spec, detail, 'counters'),
    type: 'row',
    children: [
      {
        id: newId(spec, detail, 'fewer'),
        type: 'button',
        label: `Less ${label}`,
        icon: 'remove',
        role: 'secondary',
        action: { kind: 'increment', field: counted.name, by: -1, minimum: 0 },
      },
      {
        id: newId(spec, detail, 'more'),
        type: 'button',
        label: `More ${label}`,
        icon: 'add',
        role: 'primary',
        action: { kind: 'increment', field: counted.name, by: 1 },
      },
    ],
  });
}
