import type { Component } from '#schema/app-spec/component';
import type { Field, FieldType } from '#schema/app-spec/model';
import { block, type Lines } from '../../lines';
import { swiftName } from '../../names';
import { formModel, modelNamed } from '../../place';
import { requireField } from '../../value-type';
import { titleField } from '../../walk';
import { choiceTypeOf } from '../forms';
import { swiftString } from '../literals';
import { call, identified, modified, text, type View } from '../view';

/** The control of a form's field, with its error below. */
export function fieldLines(component: Extract<Component, { type: 'field' }>, view: View): Lines {
  const model = formModel(view.place);
  const field = requireField(model, component.field);
  const control = identified(
    CONTROLS[field.type](field, view, `$viewModel.form.${swiftName(field.name)}`),
    component.id,
  );
  return block(`FieldRow(error: viewModel.errors[${swiftString(field.name)}]) {`, control);
}

type Control = (field: Field, view: View, bound: string) => Lines;

const CONTROLS: Record<FieldType, Control> = {
  text: textField(),
  longText: (field, view, bound) =>
    modified([`TextField(${text(field.label, view)}, text: ${bound}, axis: .vertical)`], '.lineLimit(3...8)'),
  email: textField(
    '.keyboardType(.emailAddress)',
    '.textContentType(.emailAddress)',
    '.textInputAutocapitalization(.never)',
    '.autocorrectionDisabled()',
  ),
  phone: textField('.keyboardType(.phonePad)', '.textContentType(.telephoneNumber)'),
  url: textField(
    '.keyboardType(.URL)',
    '.textContentType(.URL)',
    '.textInputAutocapitalization(.never)',
    '.autocorrectionDisabled()',
  ),
  integer: number('.number.grouping(.never)', '.numberPad'),
  decimal: number('.number', '.decimalPad'),
  money: number('.currency(code: AppFormat.currencyCode)', '.decimalPad'),
  duration: number('.number', '.decimalPad', '(min)'),
  boolean: (field, view, bound) => [`Toggle(${text(field.label, view)}, isOn: ${bound})`],
  choice: (field, view, bound) =>
    block(
      `Picker(${text(field.label, view)}, selection: ${bound}) {`,
      block(`ForEach(${choiceTypeOf(formModel(view.place), field, view.place.names)}.allCases) { choice in`, [
        'Text(verbatim: choice.title).tag(choice)',
      ]),
    ),
  date: picker('.moment', '.date'),
  time: picker('.moment', '.hourAndMinute'),
  dateTime: picker('', '[.date, .hourAndMinute]'),
  dates: (field, view, bound) =>
    block('VStack(alignment: .leading) {', [
      `Text(${text(field.label, view)})`,
      `MultiDatePicker(${text(field.label, view)}, selection: ${bound}.dateComponents)`,
    ]),
  image: (field, view, bound) => [`ImageField(title: ${text(field.label, view)}, name: ${bound})`],
  reference: (field, view, bound) => {
    const target = modelNamed(view.place.spec, field.model ?? '');
    const title = titleField(target);
    return block(`Picker(${text(field.label, view)}, selection: ${bound}) {`, [
      'Text("None").tag("")',
      ...block(`ForEach(${call(view.model.options(target), view)}) { option in`, [
        `Text(verbatim: option.${title === null ? 'id' : swiftName(title)}).tag(option.id)`,
      ]),
    ]);
  },
};

function textField(...modifiers: string[]): Control {
  return (field, view, bound) => {
    const words = text(field.label, view);
    const line = [`TextField(${words}, text: ${bound}, prompt: ${prompt(field, view)})`];
    return block(`LabeledContent(${words}) {`, modified(line, ...modifiers, '.multilineTextAlignment(.trailing)'));
  };
}

function number(format: string, keyboard: string, unit = ''): Control {
  return (field, view, bound) => {
    const words = text(field.label, view);
    const title = unit === '' ? words : words.replace(/"$/, ` ${unit}"`);
    if (unit !== '') view.catalog.label(`${field.label} ${unit}`);
    return block(
      `LabeledContent(${title}) {`,
      modified(
        [`TextField(${title}, value: ${bound}, format: ${format}, prompt: ${prompt(field, view)})`],
        `.keyboardType(${keyboard})`,
        '.multilineTextAlignment(.trailing)',
      ),
    );
  };
}

/** What stands in an empty field: its name stands before it. */
function prompt(field: Field, view: View): string {
  return `Text(${text(field.required ? 'Required' : 'Optional', view)})`;
}

function picker(projection: string, components: string): Control {
  return (field, view, bound) => [
    `OptionalDatePicker(title: ${text(field.label, view)}, moment: ${bound}${projection}, components: ${components})`,
  ];
}
