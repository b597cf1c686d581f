import type { Expression } from '#schema/app-spec/expression';
import type { Field, Model } from '#schema/app-spec/model';
import { evaluate, holds, type Surroundings } from './evaluate';
import { formatValue } from './format';
import { titleOf } from './list-objects';
import { toText, type Value } from './value';
import type { Words } from './words';

/** Puts labels into the user's language. */
export interface Language {
  words: Words;
  translate: (label: string) => string;
}

/** The label in another language; what stands around it, as in ` days`, stays. A label that is not listed stays as it is. */
export function translateLabel(label: string, strings: Readonly<Record<string, string>>): string {
  const look = (text: string) => (Object.hasOwn(strings, text) ? strings[text] : undefined);
  const words = label.trim();
  return look(label) ?? label.replace(words, () => look(words) ?? words);
}

/** The text that a person reads where an expression stands: labels and choices translated, references by name, days and times in the device's way. */
export function show(expression: Expression, around: Surroundings, language: Language): string {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string'
        ? language.translate(expression.value)
        : showValue(expression.value, undefined, around, language);
    case 'join':
      return expression.parts.map((part) => show(part, around, language)).join('');
    case 'when':
      return show(holds(expression.condition, around) ? expression.whenTrue : expression.whenFalse, around, language);
    case 'today':
      return formatValue(evaluate(expression, around), 'date', around.region);
    case 'now':
      return formatValue(evaluate(expression, around), 'dateTime', around.region);
    default:
      return showValue(evaluate(expression, around), fieldBehind(expression, around), around, language);
  }
}

/** The field whose value the expression gives as it is. */
function fieldBehind(expression: Expression, around: Surroundings): Field | undefined {
  const named = (model: Model | undefined, name: string) => model?.fields.find((field) => field.name === name);
  if (expression.kind === 'field') return named(around.focus?.model, expression.name);
  if (expression.kind === 'input') return named(around.inputModel, expression.name);
  if (expression.kind !== 'related') return undefined;
  const target = named(around.focus?.model, expression.reference)?.model;
  return named(target === undefined ? undefined : around.model(target), expression.name);
}

function showValue(
  value: Value,
  field: Field | undefined,
  around: Surroundings,
  { words, translate }: Language,
): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const text = toText(value, around.region.locale);
  switch (field?.type) {
    case 'choice':
      return translate(text);
    case 'date':
    case 'time':
    case 'dateTime':
      return formatValue(value, field.type, around.region);
    case 'reference': {
      const model = around.model(field.model ?? '');
      const object = model && around.objects(model.name).find((candidate) => candidate.id === value);
      return model && object ? titleOf(model, object) : '';
    }
    default:
      return text;
  }
}
