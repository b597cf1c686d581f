import type { Expression } from '#schema/app-spec/expression';
import { evaluate, focusOn, holds, type Surroundings } from './evaluate';
import { listObjects, titleOf } from './list-objects';
import { toText } from './value';
import type { Words } from './words';

/** Puts labels into the user's language. */
export interface Language {
  words: Words;
  translate(label: string): string;
}

/** The text that a person reads where an expression stands: labels and choices translated, references by name. */
export function show(expression: Expression, around: Surroundings, language: Language): string {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string'
        ? language.translate(expression.value)
        : plain(expression, around, language);
    case 'join':
      return expression.parts.map((part) => show(part, around, language)).join('');
    case 'when':
      return show(holds(expression.condition, around) ? expression.whenTrue : expression.whenFalse, around, language);
    case 'field':
      return showField(expression.name, expression, around, language);
    case 'related': {
      const field = around.focus?.model.fields.find((candidate) => candidate.name === expression.reference);
      const model = field?.model ? around.model(field.model) : undefined;
      const object =
        model && around.objects(model.name).find((each) => each.id === around.focus?.object[expression.reference]);
      if (!model || !object) return '';
      return showField(
        expression.name,
        { kind: 'field', name: expression.name },
        focusOn(around, { model, object }),
        language,
      );
    }
    default:
      return plain(expression, around, language);
  }
}

function showField(name: string, expression: Expression, around: Surroundings, language: Language): string {
  const field = around.focus?.model.fields.find((candidate) => candidate.name === name);
  const text = plain(expression, around, language);
  if (field?.type === 'choice') return language.translate(text);
  const model = field?.model ? around.model(field.model) : undefined;
  const object = model && listObjects({ model: model.name }, around).find((focus) => focus.object.id === text)?.object;
  return model && object ? titleOf(model, object) : text;
}

function plain(expression: Expression, around: Surroundings, { words }: Language): string {
  const value = evaluate(expression, around);
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return toText(value, around.region.locale);
}
