import { operand } from '../code';
import { writeCondition, writeExpression } from '../expressions';
import type { Expression } from '#schema/app-spec/expression';
import type { Code } from '../dialect';
import { type Display, displayOf, isText } from '../display';
import type { Place } from '../place';
import { kotlin } from './dialect';
import { kotlinString, kotlinStringBody } from './literals';
import type { StringResources } from './strings';

/** Writes a value that is put into text; a view may fetch it from its state instead of writing it out. */
type WriteValue = (expression: Expression) => Code;

export interface Wording {
  place: Place;
  strings: StringResources;
  /** Whose text it is: the id of the component, of which the resource's name is made. */
  id: string;
  /** How a resource is fetched here: `stringResource` in a composable, `resources.getString` elsewhere. */
  fetch: string;
  write?: WriteValue;
}

/** The expression as a Kotlin `String` in the user's language. */
export function displayString(expression: Expression, wording: Wording): string {
  return stringOf(displayOf(expression), wording);
}

function stringOf(display: Display, wording: Wording): string {
  switch (display.kind) {
    case 'label':
      return `${wording.fetch}(R.string.${wording.strings.add(wording.id, display.text)})`;
    case 'plain':
      return kotlinString(display.text);
    case 'value':
      return valueText(valueOf(display.expression, wording), wording);
    case 'template':
      return templateOf(display, wording);
    case 'choose': {
      const condition = writeCondition(display.condition, wording.place, kotlin).text;
      return `if (${condition}) ${stringOf(display.whenTrue, wording)} else ${stringOf(display.whenFalse, wording)}`;
    }
  }
}

function valueOf(expression: Expression, { place, write }: Wording): Code {
  return write ? write(expression) : writeExpression(expression, place, kotlin);
}

function templateOf(display: Extract<Display, { kind: 'template' }>, wording: Wording): string {
  // A template makes text of a number by itself.
  const gap = (part: Display) => stringOf(part, wording).replace(/^([\w.]+)\.toString\(\)$/, '$1');
  const gaps = display.parts.flatMap((part) => (isText(part) ? [] : [gap(part)]));
  if (!display.translated) {
    const body = display.parts.map((part) => (isText(part) ? kotlinStringBody(part.text) : `\${${gap(part)}}`));
    return `"${body.join('')}"`;
  }
  const name = wording.strings.template(
    wording.id,
    display.parts.map((part) => (isText(part) ? part.text : null)),
  );
  return `${wording.fetch}(R.string.${name}${gaps.map((code) => `, ${code}`).join('')})`;
}

/** A value as people read it: choices by their label, days and times in their way. */
function valueText(code: Code, wording: Wording): string {
  const { base, optional } = code.type;
  if (base === 'choice' && !optional) return `${wording.fetch}(${operand(code)}.label)`;
  if (base === 'date') return `formatDate(${code.text})`;
  if (base === 'time') return `formatTime(${code.text})`;
  if (base === 'dateTime') return `formatDateTime(${code.text})`;
  return kotlin.toText(code);
}
