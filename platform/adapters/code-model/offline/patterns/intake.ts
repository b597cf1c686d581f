import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import type { Model } from '#schema/app-spec/model';
import { equals, field, join, literal, over } from '../weave/expressions';
import { listScreenOf } from '../weave/look';

export interface Intake {
  /** What a day should come to, and how it is counted. */
  goal: number;
  unit: string;
  /** What one tap adds. */
  portions: [string, number][];
}

/** How much it was today against the goal, and buttons that add the usual portions. */
export function addIntake(spec: AppSpec, model: Model, { goal, unit, portions }: Intake): void {
  const screen = listScreenOf(spec, model.name);
  const amount = model.fields.find((one) => one.type === 'integer')?.name;
  if (!screen || !amount) return;
  const today = over('sum', model.name, field(amount), equals(field('date'), { kind: 'today' }));
  const buttons: Component[] = portions.map(([name, portion], index) => ({
    id: `${screen.id}.portion${index + 1}`,
    type: 'button',
    label: `${name}, ${portion} ${unit}`,
    icon: 'add',
    role: 'secondary',
    action: {
      kind: 'sequence',
      actions: [
        {
          kind: 'create',
          model: model.name,
          values: { name: literal(name), [amount]: literal(portion), date: { kind: 'today' } },
        },
        { kind: 'notify', message: `${portion} ${unit} added` },
      ],
    },
  }));
  screen.components.unshift(
    {
      id: `${screen.id}.today`,
      type: 'stat',
      label: `Today of ${goal} ${unit}`,
      value: join(today, literal(` ${unit}`)),
      icon: model.icon,
    },
    {
      id: `${screen.id}.goal`,
      type: 'progress',
      label: 'Goal of the day',
      value: { kind: 'arithmetic', operation: 'divide', left: today, right: literal(goal) },
    },
    { id: `${screen.id}.portions`, type: 'column', children: buttons },
  );
}
