import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import type { Field, Model } from '#schema/app-spec/model';
import { sampleValue } from '../lexicon/samples';
import { factOf, insertBeforeEnd } from './detail';
import { isEntered, isTick, field as valueOf } from './expressions';
import { detailScreenOf, formScreensOf, type ListComponent, newId, partsOf } from './look';
import { captionOf } from './row';

const MOST_ROW_PARTS = 12;

/** Adds the field to the model and puts it where it belongs: samples, forms, the detail screen and, when it tells much, the rows of lists. */
export function addField(spec: AppSpec, model: Model, field: Field): void {
  model.fields.push(field);
  model.samples.forEach((sample, index) => {
    const value = field.type === 'reference' ? firstSampleOf(spec, field) : sampleValue(field, index);
    if (value !== undefined) sample[field.name] = value;
  });
  if (isEntered(field)) for (const screen of formScreensOf(spec, model.name)) addToForm(spec, screen.id, field);
  const detail = detailScreenOf(spec, model.name);
  if (detail && field.name !== 'favourite') {
    const part: Component | null =
      field.type === 'image'
        ? {
            id: `${detail.id}.${field.name}`,
            type: 'image',
            field: field.name,
            label: field.label,
            placeholder: model.icon,
          }
        : isTick(field)
          ? {
              id: `${detail.id}.${field.name}`,
              type: 'check',
              field: field.name,
              label: field.type === 'dates' ? 'Done today' : field.label,
            }
          : factOf(spec, detail.id, field);
    if (part) insertBeforeEnd(detail, withFreeIds(spec, detail, part));
  }
  for (const screen of spec.screens)
    for (const list of partsOf(screen))
      if (list.type === 'list' && list.model === model.name && list.row.length < MOST_ROW_PARTS)
        addToRow(spec, screen.id, list, model, field);
}

function firstSampleOf(spec: AppSpec, field: Field) {
  return spec.models.find((one) => one.name === field.model)?.samples[0]?.id;
}

function addToForm(spec: AppSpec, screenId: string, field: Field): void {
  const screen = spec.screens.find((one) => one.id === screenId);
  if (!screen) return;
  const part: Component = { id: newId(spec, screen, field.name), type: 'field', field: field.name };
  const holder = holderOfFields(screen.components) ?? screen.components;
  const last = holder.findLastIndex((one) => one.type === 'field');
  const button = holder.findIndex((one) => one.type === 'button');
  holder.splice(last >= 0 ? last + 1 : Math.max(button, 0), 0, part);
}

function holderOfFields(components: Component[]): Component[] | null {
  if (components.some((one) => one.type === 'field')) return components;
  for (const one of components) {
    const found = 'children' in one ? holderOfFields(one.children) : null;
    if (found) return found;
  }
  return null;
}

/** A row shows a new field when that is short and telling. */
function addToRow(spec: AppSpec, screenId: string, list: ListComponent, model: Model, field: Field): void {
  const screen = spec.screens.find((one) => one.id === screenId);
  if (!screen) return;
  const prefix = list.id.slice(screen.id.length + 1);
  const camelId = (name: string) => newId(spec, screen, prefix === 'items' ? name : `${prefix}${upper(name)}`);
  if (isTick(field)) {
    list.row.unshift({
      id: camelId(`row${upper(field.name)}`),
      type: 'check',
      field: field.name,
      label: field.type === 'dates' ? 'Done today' : field.label,
    });
    return;
  }
  if (field.type === 'image') {
    list.row.unshift({
      id: camelId(`row${upper(field.name)}`),
      type: 'image',
      field: field.name,
      label: field.label,
      placeholder: model.icon,
    });
    return;
  }
  if (field.type === 'choice') {
    list.row.push({
      id: camelId(`row${upper(field.name)}`),
      type: 'badge',
      value: valueOf(field.name),
      tone: field.name === 'priority' ? 'warning' : 'neutral',
    });
    return;
  }
  if (
    !['date', 'dateTime', 'time', 'money', 'duration', 'decimal', 'integer', 'text', 'reference'].includes(field.type)
  )
    return;
  const caption = captionOf(spec, field, camelId);
  if (!caption) return;
  const column = list.row.find((one) => one.type === 'column');
  if (column && 'children' in column && column.children.length < 4) column.children.push(caption);
  else if (!column) list.row.push(caption);
}

const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** The component under ids that the app does not have yet. */
function withFreeIds(spec: AppSpec, screen: Parameters<typeof newId>[1], part: Component): Component {
  const renamed = { ...part, id: newId(spec, screen, part.id.slice(screen.id.length + 1)) };
  if (!('children' in renamed)) return renamed;
  return { ...renamed, children: renamed.children.map((child) => withFreeIds(spec, screen, child)) };
}
