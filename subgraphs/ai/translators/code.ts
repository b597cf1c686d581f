import type { Code } from './dialect';
import type { ValueType } from './value-type';

/** The code, in brackets where an operator stands beside it. */
export function operand(code: Code): string {
  return code.atomic ? code.text : `(${code.text})`;
}

export function atom(text: string, type: ValueType): Code {
  return { text, type, atomic: true };
}
