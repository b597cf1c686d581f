import type { Component } from '#schema/app-spec/component';
import type { Field, FieldType } from '#schema/app-spec/model';
import { choiceType } from '../../app-names';
import type { Lines } from '../../lines';
import { kotlinName } from '../../names';
import { formModel, modelNamed } from '../../place';
import { requireField } from '../../value-type';
import { kotlinString } from '../literals';
import { call, invoke, tagged, text, type View } from '../view';

/** The control of a form's field, with its error. */
export function fieldLines(component: Extract<Component, { type: 'field' }>, view: View): Lines {
  const field = requireField(formModel(view.place), component.field);
  const { name, args } = CONTROLS[field.type](field, view);
  const own = kotlinName(field.name);
  return invoke(name, {
    label: text(`field.${formModel(view.place).name}.${field.name}`, field.label, view),
    value: `state.form.${own}`,
    onValueChange: `{ viewModel.onFormChange(state.form.copy(${own} = it)) }`,
    ...args,
    problem: `state.problems[${kotlinString(field.name)}]`,
    modifier: tagged(component.id, '.fillMaxWidth()'),
  });
}

interface Control {
  name: string;
  args: Record<string, string>;
}

const CONTROLS: Record<FieldType, (field: Field, view: View) => Control> = {
  text: input({}),
  longText: input({ minLines: '3' }),
  email: input({ keyboard: 'KeyboardType.Email' }),
  phone: input({ keyboard: 'KeyboardType.Phone' }),
  url: input({ keyboard: 'KeyboardType.Uri' }),
  integer: input({ keyboard: 'KeyboardType.Number' }),
  decimal: input({ keyboard: 'KeyboardType.Decimal' }),
  money: input({ keyboard: 'KeyboardType.Decimal', suffix: 'CURRENCY_CODE' }),
  duration: input({ keyboard: 'KeyboardType.Decimal', suffix: '"min"' }),
  boolean: () => ({ name: 'BooleanInput', args: {} }),
  choice: (field, view) => {
    const type = `${view.place.names.type(formModel(view.place))}.${choiceType(field.name)}`;
    return { name: 'ChoiceInput', args: { options: `${type}.entries.map { it to stringResource(it.label) }` } };
  },
  date: () => ({ name: 'DateInput', args: {} }),
  time: () => ({ name: 'TimeInput', args: {} }),
  dateTime: () => ({ name: 'DateTimeInput', args: {} }),
  dates: () => ({ name: 'DatesInput', args: {} }),
  image: () => ({ name: 'ImageInput', args: {} }),
  reference: (field, view) => {
    const options = call(view.model.options(modelNamed(view.place.spec, field.model ?? '')), view);
    return { name: 'ChoiceInput', args: { options: `listOf("" to stringResource(R.string.ui_none)) + ${options}` } };
  },
};

function input(args: Record<string, string>): () => Control {
  return () => ({ name: 'TextInput', args });
}
