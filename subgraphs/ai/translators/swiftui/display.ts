import { operand } from '../code';
import { writeCondition, writeExpression } from '../expressions';
import type { Expression } from '#schema/app-spec/expression';
import { choiceCases } from '../app-names';
import type { Code } from '../dialect';
import { type Display, displayOf, isText } from '../display';
import type { Place } from '../place';
import type { StringCatalog } from './catalog';
import { swift } from './dialect';
import { swiftString, swiftStringBody } from './literals';

/** Writes a value that is put into text; a view may fetch it from its view model instead of writing it out. */
export type WriteValue = (expression: Expression) => Code;

/** The expression as a Swift `String` in the user's language. */
export function displayString(
  expression: Expression,
  place: Place,
  catalog: StringCatalog,
  write?: WriteValue,
): string {
  return stringOf(displayOf(expression), {
    place,
    catalog,
    write: write ?? ((part) => writeExpression(part, place, swift)),
  });
}

/** The argument of `Text(…)`: a literal, which SwiftUI looks up itself, or a string that is made. */
export function textArgument(expression: Expression, place: Place, catalog: StringCatalog, write: WriteValue): string {
  const display = displayOf(expression);
  if (display.kind === 'label') {
    catalog.label(display.text);
    return swiftString(display.text);
  }
  const text = stringOf(display, { place, catalog, write });
  const looked = /^String\(localized: (".*")\)$/.exec(text)?.[1];
  if (display.kind === 'template' && looked) return looked;
  return text.startsWith('"') ? `verbatim: ${text}` : text;
}

/** `"Save"`, looked up by SwiftUI where it stands. */
export function label(text: string, catalog: StringCatalog): string {
  catalog.label(text);
  return swiftString(text);
}

/** `String(localized: "Save")`. */
export function localized(text: string, catalog: StringCatalog): string {
  return text === '' ? '""' : `String(localized: ${label(text, catalog)})`;
}

interface Surroundings {
  place: Place;
  catalog: StringCatalog;
  write: WriteValue;
}

function stringOf(display: Display, around: Surroundings): string {
  switch (display.kind) {
    case 'label':
      return localized(display.text, around.catalog);
    case 'plain':
      return swiftString(display.text);
    case 'value':
      return valueText(around.write(display.expression));
    case 'template':
      return templateOf(display, around);
    case 'choose': {
      const condition = writeCondition(display.condition, around.place, swift).text;
      const [yes, no] = [display.whenTrue, display.whenFalse].map((part) => {
        const text = stringOf(part, around);
        return part.kind === 'choose' ? `(${text})` : text;
      });
      return `${condition} ? ${yes} : ${no}`;
    }
  }
}

function templateOf(display: Extract<Display, { kind: 'template' }>, around: Surroundings): string {
  const written = (gap: (code: string) => string) =>
    display.parts
      .map((part) => (isText(part) ? swiftStringBody(part.text) : `\\(${gap(stringOf(part, around))})`))
      .join('');
  // A plain text makes text of a number by itself; in the key of a translation a number would be another gap.
  if (!display.translated) return `"${written((code) => code.replace(/^String\(([\w.]+)\)$/, '$1'))}"`;
  const body = written((code) => code);
  around.catalog.template(display.parts.map((part) => (isText(part) ? part.text : null)));
  return `String(localized: "${body}")`;
}

/** A value as people read it: choices by their title, days and times in their way. */
function valueText(code: Code): string {
  const text = operand(code);
  const { base, optional } = code.type;
  if (base === 'choice') return optional ? `${text}?.title ?? ""` : `${text}.title`;
  if (base === 'date') return `AppFormat.date(${code.text})`;
  if (base === 'time') return `AppFormat.time(${code.text})`;
  if (base === 'dateTime') return `AppFormat.dateTime(${code.text})`;
  return swift.toText(code);
}

/** The titles of a choice's cases, for its model's source. */
export function caseTitles(choices: string[], catalog: StringCatalog): [name: string, value: string, title: string][] {
  return [...choiceCases(choices)].map(([value, name]) => [name, value, localized(value, catalog)]);
}
