import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Model } from '#schema/app-spec/model';
import { detailScreenOf, newId } from '../weave/look';
import { insertBeforeEnd } from '../weave/detail';

/** One more and one fewer of the model's first whole number, on its detail screen. */
export function addCounters(spec: AppSpec, model: Model): void {
  const counted = model.fields.find((one) => one.type === 'integer');
  const detail = detailScreenOf(spec, model.name);
  if (!counted || !detail) return;
  const label = counted.label.toLowerCase();
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
