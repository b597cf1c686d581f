import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import type { Model } from '#schema/app-spec/model';
import { fieldCalled } from '../lexicon/fields';
import { addField } from '../weave/field';
import { count, field, isTick, isTrue, money, over } from '../weave/expressions';
import { newId, partsOf } from '../weave/look';
import { dropScreen, keepParts } from '../weave/prune';
import { addReachable } from '../weave/reach';
import type { Feature } from './feature';

/** Counts, sums, averages and a chart, on a screen of their own. */
export const statistics: Feature = {
  id: 'statistics',
  name: 'statistics',
  words: [
    'statistic',
    'statistics',
    'stat',
    'analytics',
    'insight',
    'dashboard',
    'overview',
    'summary',
    'report',
    'statistik',
    'estadística',
    'statistique',
    'progress tracking',
    'totals',
  ],
  add(spec, model) {
    if (sectionOf(spec, model)) return [];
    const screen = statisticsScreen(spec, model);
    return [`"${screen.screen.title}" shows figures about the ${model.plural.toLowerCase()}${screen.how}.`];
  },
  remove(spec, model) {
    const screen = spec.screens.find((one) => one.id === 'statistics');
    if (!screen) return [];
    const section = model && sectionOf(spec, model);
    if (section && screen.components.length > 1)
      screen.components = keepParts(screen.components, (part) => part !== section);
    else dropScreen(spec, screen.id);
    return ['The statistics are gone.'];
  },
};

/** Bars, by a choice or by day. */
export const chart: Feature = {
  id: 'chart',
  name: 'a chart',
  words: [
    'chart',
    'pie chart',
    'bar chart',
    'line chart',
    'graph',
    'diagram',
    'diagramm',
    'gráfico',
    'graphique',
    'plot',
    'visualisation',
    'visualization',
  ],
  add(spec, model) {
    const has = spec.screens.some((screen) =>
      partsOf(screen).some((part) => part.type === 'chart' && part.model === model.name),
    );
    if (has) return [];
    if (!model.fields.some((one) => one.type === 'choice' || one.type === 'date'))
      addField(spec, model, fieldCalled('date'));
    const section = sectionOf(spec, model) ?? statisticsScreen(spec, model).section;
    const drawn = JSON.stringify(section).includes('"type":"chart"');
    const made = drawn ? null : chartOf(spec, model, 'statistics');
    if (made && 'children' in section) section.children.push(made);
    return drawn || made ? [`The statistics show a chart of the ${model.plural.toLowerCase()}.`] : [];
  },
  remove(spec, model) {
    const before = JSON.stringify(spec.screens);
    for (const screen of spec.screens)
      screen.components = keepParts(
        screen.components,
        (part) => !(part.type === 'chart' && (!model || part.model === model.name)),
      );
    return JSON.stringify(spec.screens) === before ? [] : ['The chart is gone.'];
  },
};

const sectionId = (model: Model) => `statistics.about${model.name}`;
const sectionOf = (spec: AppSpec, model: Model): Component | null =>
  spec.screens.find((one) => one.id === 'statistics')?.components.find((part) => part.id === sectionId(model)) ?? null;

function statisticsScreen(spec: AppSpec, model: Model): { screen: Screen; section: Component; how: string } {
  const present = spec.screens.find((one) => one.id === 'statistics');
  const section: Component = {
    id: sectionId(model),
    type: 'section',
    title: model.plural,
    children: figuresOf(spec, model),
  };
  if (present) {
    present.components.push(section);
    return { screen: present, section, how: '' };
  }
  const screen: Screen = {
    id: 'statistics',
    title: 'Statistics',
    icon: 'chart',
    state: [],
    toolbar: [],
    components: [section],
  };
  return { screen, section, how: `, ${addReachable(spec, screen, 'Statistics', 'chart')}` };
}

function figuresOf(spec: AppSpec, model: Model): Component[] {
  const id = (name: string) => `statistics.${model.name.charAt(0).toLowerCase()}${model.name.slice(1)}${name}`;
  const parts: Component[] = [
    {
      id: id('Count'),
      type: 'stat',
      label: `All ${model.plural.toLowerCase()}`.slice(0, 120),
      value: count(model.name),
      icon: model.icon,
    },
  ];
  for (const one of model.fields) {
    const name = `${one.name.charAt(0).toUpperCase()}${one.name.slice(1)}Figure`;
    if (parts.length >= 5) break;
    if (one.type === 'boolean' && isTick(one))
      parts.push({
        id: id(name),
        type: 'stat',
        label: one.label,
        value: count(model.name, isTrue(one.name)),
        icon: 'checkCircle',
      });
    else if (one.type === 'dates')
      parts.push({
        id: id(name),
        type: 'stat',
        label: 'Done today',
        value: count(model.name, { kind: 'doneToday', field: one.name }),
        icon: 'flame',
      });
    else if (one.type === 'money')
      parts.push({
        id: id(name),
        type: 'stat',
        label: `Total ${one.label.toLowerCase()}`,
        value: money(over('sum', model.name, field(one.name))),
        icon: 'money',
      });
    else if (one.type === 'duration')
      parts.push({
        id: id(name),
        type: 'stat',
        label: `Total ${one.label.toLowerCase()}`,
        value: { kind: 'format', as: 'duration', value: over('sum', model.name, field(one.name)) },
        icon: 'timer',
      });
    else if (one.type === 'decimal' || (one.type === 'integer' && !/year|age|floor|level/.test(one.name)))
      parts.push({
        id: id(name),
        type: 'stat',
        label: `Average ${one.label.toLowerCase()}`,
        value: { kind: 'format', as: 'number', value: over('average', model.name, field(one.name)) },
        icon: 'chart',
      });
  }
  const drawn = chartOf(spec, model, 'statistics');
  return drawn ? [...parts, drawn] : parts;
}

/** Bars of what the model can be grouped by: a choice, else a day; the value is money or time where there is some. Null when it has neither. */
function chartOf(spec: AppSpec, model: Model, screenId: string): Component | null {
  const group = model.fields.find((one) => one.type === 'choice') ?? model.fields.find((one) => one.type === 'date');
  if (!group) return null;
  const value = model.fields.find((one) => one.type === 'money' || one.type === 'duration');
  const what = value ? value.label : model.plural;
  const screen = spec.screens.find((one) => one.id === screenId);
  const name = `${model.name.charAt(0).toLowerCase()}${model.name.slice(1)}Chart`;
  return {
    id: screen ? newId(spec, screen, name) : `${screenId}.${name}`,
    type: 'chart',
    label: `${what} by ${group.label.toLowerCase()}`.slice(0, 120),
    model: model.name,
    group: group.name,
    ...(value ? { value: value.name } : {}),
  };
}
