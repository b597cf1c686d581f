import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Action } from '#schema/app-spec/action';
import type { Field, Model } from '#schema/app-spec/model';
import type { IconName } from '#schema/app-spec/names';
import { camel, free } from '../lexicon/names';
import type { Sample } from '../lexicon/samples';
import { cut, sentence } from '../words';
import { detailComponents, insertBeforeEnd } from './detail';
import { equals, field, isEntered, state } from './expressions';
import { declareState, detailScreenOf, type ListComponent, listScreenOf, listsOn, newId } from './look';
import { addReachable } from './reach';
import { rowOf } from './row';

/** A model to be, with the words that people use for it. */
export interface EntityPlan {
  /** The type's name. */
  name: string;
  /** `hive inspection`. */
  noun: string;
  /** `hive inspections`. */
  plural: string;
  icon: IconName;
  fields: Field[];
  samples: Sample[];
  /** The field by which it belongs to another model; it is listed on that one's screen. */
  parent?: string;
  layout?: 'rows' | 'grid';
  /** False for what is shown on its parent's screen only. */
  tab?: boolean;
  /** Names of fields that no form asks for. */
  hidden?: string[];
}

/** Adds the model with its list, detail, new and edit screens, and the way to them. */
export function addEntity(spec: AppSpec, plan: EntityPlan): void {
  const model: Model = {
    name: plan.name,
    plural: cut(sentence(plan.plural), 60),
    icon: plan.icon,
    fields: plan.fields,
    samples: plan.samples,
  };
  spec.models.push(model);
  const base = free(
    camel(plan.name),
    spec.screens.flatMap(({ id }) => id.replace(/(List|Detail|Form|Edit)$/, '')),
  );
  const noun = cut(plan.noun, 40);
  const detail: Screen = {
    id: `${base}Detail`,
    title: sentence(noun),
    icon: plan.icon,
    parameter: plan.name,
    state: [],
    toolbar: [
      {
        id: `${base}Detail.edit`,
        label: 'Edit',
        icon: 'edit',
        action: { kind: 'open', screen: `${base}Edit`, passItem: true },
      },
    ],
    components: detailComponents(spec, model, `${base}Detail`, noun),
  };
  const screens = [
    detail,
    formScreen(plan, `${base}Form`, `New ${noun}`, false),
    formScreen(plan, `${base}Edit`, `Edit ${noun}`, true),
  ];
  if (plan.tab !== false) addReachable(spec, listScreen(spec, model, plan, base), sentence(plan.plural), plan.icon);
  spec.screens.push(...screens);
  if (plan.parent !== undefined) nest(spec, model, plan, base);
}

function listScreen(spec: AppSpec, model: Model, plan: EntityPlan, base: string): Screen {
  const id = `${base}List`;
  return {
    id,
    title: model.plural,
    icon: plan.icon,
    state: [],
    toolbar: [],
    primaryAction: {
      id: `${id}.add`,
      label: cut(`Add ${plan.noun}`, 60),
      icon: 'add',
      action: { kind: 'open', screen: `${base}Form`, passItem: false },
    },
    components: [listOf(spec, model, plan, id, 'items', base)],
  };
}

function listOf(
  spec: AppSpec,
  model: Model,
  plan: EntityPlan,
  screenId: string,
  name: string,
  base: string,
): ListComponent {
  const layout = plan.layout ?? 'rows';
  const prefix = name === 'items' ? '' : name;
  const id = (part: string) => `${screenId}.${prefix}${prefix ? part.charAt(0).toUpperCase() + part.slice(1) : part}`;
  const day = plan.fields.find((one) => ['date', 'dateTime'].includes(one.type) && !/birth|born/.test(one.name));
  const coming = day !== undefined && /due|deadline|start|departure|check|appointment|event|^time$/i.test(day.name);
  return {
    id: `${screenId}.${name}`,
    type: 'list',
    model: model.name,
    ...(day && !plan.fields.some((one) => one.type === 'dates')
      ? { sort: { field: day.name, descending: !coming } }
      : {}),
    row: rowOf(spec, model, id, layout),
    action: { kind: 'open', screen: `${base}Detail`, passItem: true },
    rowActions: [
      {
        id: id('rowDelete'),
        label: 'Delete',
        icon: 'delete',
        role: 'destructive',
        action: { kind: 'delete', confirm: cut(`Delete this ${plan.noun}?`, 200) },
      },
    ],
    layout,
    emptyTitle: cut(`No ${plan.plural} yet`, 120),
    emptyMessage: cut(`Tap "Add ${plan.noun}" to begin.`, 120),
  };
}

function formScreen(plan: EntityPlan, id: string, title: string, edits: boolean): Screen {
  const fields = plan.fields.filter((one) => isEntered(one) && !plan.hidden?.includes(one.name));
  return {
    id,
    title: cut(title, 60),
    icon: edits ? 'edit' : 'add',
    ...(edits ? { parameter: plan.name } : {}),
    form: { model: plan.name, edits },
    state: [],
    toolbar: [],
    components: [
      ...fields.map((one) => ({ id: `${id}.${one.name}`, type: 'field' as const, field: one.name })),
      {
        id: free(
          `${id}.save`,
          fields.map((one) => `${id}.${one.name}`),
        ),
        type: 'button',
        label: 'Save',
        icon: 'check',
        role: 'primary',
        action: { kind: 'submit' },
      },
    ],
  };
}

/** Lists the objects on their parent's screen. The parent is known there by a kept state, since a list's rows see only themselves. */
function nest(spec: AppSpec, model: Model, plan: EntityPlan, base: string): void {
  const reference = model.fields.find((one) => one.name === plan.parent);
  const detail = detailScreenOf(spec, reference?.model ?? '');
  const parentList = listScreenOf(spec, reference?.model ?? '');
  if (!reference?.model || !detail || !parentList) return;
  const chosen = `selected${reference.model}`.slice(0, 40);
  declareState(detail, chosen, 'text', true);
  declareState(parentList, chosen, 'text', true);
  for (const list of listsOn(parentList, reference.model)) {
    const steps: Action[] = list.action?.kind === 'sequence' ? list.action.actions : list.action ? [list.action] : [];
    if (!steps.some((step) => step.kind === 'setState' && step.name === chosen))
      list.action = { kind: 'sequence', actions: [{ kind: 'setState', name: chosen, value: field('id') }, ...steps] };
  }
  const name = camel(plan.plural);
  const list = listOf(spec, model, { ...plan, layout: 'rows' }, detail.id, name, base);
  list.where = equals(field(reference.name), state(chosen));
  insertBeforeEnd(detail, {
    id: newId(spec, detail, `${name}Section`),
    type: 'section',
    title: model.plural,
    children: [
      list,
      {
        id: newId(spec, detail, `${name}Add`),
        type: 'button',
        label: cut(`Add ${plan.noun}`, 120),
        icon: 'add',
        role: 'secondary',
        action: { kind: 'open', screen: `${base}Form`, passItem: false },
      },
    ],
  });
}
