import type { Condition, Expression } from '#schema/app-spec/expression';

/** An expression as a person reads it: which of its text is to be translated, and what is put into it. */
export type Display =
  /** Text to translate. */
  | { kind: 'label'; text: string }
  /** Signs that are the same in all languages. */
  | { kind: 'plain'; text: string }
  | { kind: 'value'; expression: Expression }
  /** Text with gaps; `translated` when some of the text is to be translated. */
  | { kind: 'template'; parts: Display[]; translated: boolean }
  | { kind: 'choose'; condition: Condition; whenTrue: Display; whenFalse: Display };

/** Takes the expression apart into what is said and what is put in. */
export function displayOf(expression: Expression): Display {
  if (expression.kind === 'literal') return textOf(String(expression.value));
  if (expression.kind === 'when')
    return {
      kind: 'choose',
      condition: expression.condition,
      whenTrue: displayOf(expression.whenTrue),
      whenFalse: displayOf(expression.whenFalse),
    };
  if (expression.kind !== 'join') return { kind: 'value', expression };
  const parts = merged(flat(expression).map(displayOf));
  if (parts.length === 1 && parts[0]) return parts[0];
  return { kind: 'template', parts, translated: parts.some((part) => part.kind === 'label') };
}

function textOf(text: string): Display {
  return { kind: /\p{L}/u.test(text) ? 'label' : 'plain', text };
}

function flat(expression: Expression): Expression[] {
  return expression.kind === 'join' ? expression.parts.flatMap(flat) : [expression];
}

/** Texts beside each other become one, so that a translator sees whole phrases. */
function merged(parts: Display[]): Display[] {
  const out: Display[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (isText(part) && last && isText(last)) out[out.length - 1] = textOf(last.text + part.text);
    else out.push(part);
  }
  return out;
}

export function isText(part: Display): part is Extract<Display, { kind: 'label' | 'plain' }> {
  return part.kind === 'label' || part.kind === 'plain';
}
