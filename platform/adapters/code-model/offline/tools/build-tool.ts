import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import type { Expression } from '#schema/app-spec/expression';
import type { Field, Model } from '#schema/app-spec/model';
import type { IconName } from '#schema/app-spec/names';
import { fieldsOf } from '../kinds/notation';
import { fieldCalled } from '../lexicon/fields';
import { camel, free } from '../lexicon/names';
import { newTypeName } from '../plan/entity-of-noun';
import { field, join, literal } from '../weave/expressions';
import { addReachable } from '../weave/reach';
import { onLastWord, plural, sentence } from '../words';
import { type Result, resultsOf } from './formula';
import type { Tool } from './tool';

/** What a screen works out, and from what. */
export interface Sheet {
  id: string;
  title: string;
  icon: IconName;
  /** What one saved result is. */
  noun: string;
  fields: Field[];
  /** The results, given how the value of a field is read: as it is entered, or of a saved object. */
  results: (read: (name: string) => Expression) => Result[];
}

export const sheetOf = (tool: Tool): Sheet => ({
  id: tool.id,
  title: tool.title,
  icon: tool.icon,
  noun: tool.noun,
  fields: fieldsOf(tool.fields),
  results: (read) => resultsOf(tool.results, read),
});

/** Adds a screen that computes as one types, and keeps the results that are saved. Gives the model of these. */
export function addSheet(spec: AppSpec, sheet: Sheet): Model {
  const note = fieldCalled('note', { type: 'text' });
  const model: Model = {
    name: newTypeName(
      sheet.noun,
      spec.models.map((one) => one.name),
    ),
    plural: sentence(onLastWord(sheet.noun, plural)),
    icon: sheet.icon,
    fields: [
      ...sheet.fields,
      ...(sheet.fields.some((one) => one.type === 'text') ? [] : [note]),
      { ...fieldCalled('saved on', { type: 'dateTime' }), initial: 'now' },
    ],
    samples: [],
  };
  const id = free(
    camel(`${sheet.id} tool`),
    spec.screens.map((one) => one.id),
  );
  const screen: Screen = {
    id,
    title: sheet.title,
    icon: sheet.icon,
    form: { model: model.name, edits: false },
    state: [],
    toolbar: [],
    components: [
      section(
        id,
        'entry',
        'Enter',
        model.fields
          .filter((one) => one.name !== 'savedOn')
          .map((one) => ({ id: `${id}.${one.name}`, type: 'field', field: one.name })),
      ),
      section(
        id,
        'results',
        'Result',
        sheet
          .results((name) => ({ kind: 'input', name }))
          .map((result, index) => ({
            id: `${id}.result${index + 1}`,
            type: 'stat',
            label: result.label,
            value: result.value,
            icon: sheet.icon,
          })),
      ),
      {
        id: `${id}.save`,
        type: 'button',
        label: 'Save result',
        icon: 'check',
        role: 'primary',
        action: { kind: 'submit' },
      },
      savedList(id, sheet, model),
    ],
  };
  spec.models.push(model);
  addReachable(spec, screen, sheet.title, sheet.icon);
  return model;
}

const section = (screen: string, name: string, title: string, children: Component[]): Component => ({
  id: `${screen}.${name}`,
  type: 'section',
  title,
  children,
});

function savedList(id: string, sheet: Sheet, model: Model): Component {
  const [main, second] = sheet.results(field);
  const line = (result: Result | undefined) =>
    result ? join(literal(`${result.label}: `), result.value) : literal(sheet.title);
  const text = model.fields.find((one) => one.type === 'text');
  return {
    id: `${id}.saved`,
    type: 'list',
    model: model.name,
    sort: { field: 'savedOn', descending: true },
    row: [
      {
        id: `${id}.savedBody`,
        type: 'column',
        children: [
          { id: `${id}.savedMain`, type: 'text', value: line(main), style: 'headline' },
          ...(second ? [{ id: `${id}.savedMore`, type: 'text', value: line(second), style: 'body' } as const] : []),
          ...(text
            ? [
                {
                  id: `${id}.savedNote`,
                  type: 'text',
                  value: field(text.name),
                  style: 'caption',
                  visible: { kind: 'not', condition: { kind: 'isEmpty', value: field(text.name) } },
                } as const,
              ]
            : []),
          {
            id: `${id}.savedWhen`,
            type: 'text',
            value: { kind: 'format', as: 'dateTime', value: field('savedOn') },
            style: 'caption',
          },
        ],
      },
    ],
    rowActions: [
      {
        id: `${id}.remove`,
        label: 'Delete',
        icon: 'delete',
        role: 'destructive',
        action: { kind: 'delete', confirm: `Delete this ${sheet.noun}?` },
      },
    ],
    layout: 'rows',
    emptyTitle: 'Nothing saved yet',
    emptyMessage: 'What you save is listed here.',
  };
}
