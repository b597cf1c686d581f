import type { Condition, Expression } from '#schema/app-spec/expression';
import { convert, literalAs, unify } from './conversions';
import type { Code, Dialect } from './dialect';
import { atom, operand } from './code';
import { itemOf, type Place } from './place';
import { unmapped } from './unmapped';
import { BOOLEAN, TEXT, type ValueType } from './value-type';

/** How the expressions in a condition are written; given from outside, since expressions hold conditions in turn. */
export interface Writers {
  write(expression: Expression, place: Place, dialect: Dialect): Code;
  writeAs(expression: Expression, type: ValueType, place: Place, dialect: Dialect): string;
}

/** Writes the condition as a truth value of the dialect's language. */
export function conditionCode(condition: Condition, place: Place, dialect: Dialect, writers: Writers): Code {
  switch (condition.kind) {
    case 'compare':
      return writeComparison(condition, place, dialect, writers);
    case 'contains':
      return atom(
        dialect.contains(
          operand(convert(writers.write(condition.value, place, dialect), TEXT, place, dialect)),
          writers.writeAs(condition.text, TEXT, place, dialect),
        ),
        BOOLEAN,
      );
    case 'isTrue':
      return truth(dialect.isTrue(writers.write(condition.value, place, dialect)));
    case 'isEmpty':
      return truth(dialect.isEmpty(writers.write(condition.value, place, dialect)));
    case 'doneToday':
      return atom(dialect.doneToday(dialect.member(itemOf(place).code, condition.field)), BOOLEAN);
    case 'and':
    case 'or': {
      const parts = condition.conditions.map((part) => conditionCode(part, place, dialect, writers));
      if (parts.length === 1 && parts[0]) return parts[0];
      const text = parts.map(operand).join(condition.kind === 'and' ? ' && ' : ' || ');
      return { text, type: BOOLEAN, atomic: false };
    }
    case 'not':
      if (condition.condition.kind === 'isEmpty')
        return truth(dialect.isPresent(writers.write(condition.condition.value, place, dialect)));
      return atom(`!${negated(conditionCode(condition.condition, place, dialect, writers))}`, BOOLEAN);
    default:
      return unmapped(condition);
  }
}

/** A name, or a call with plain arguments, needs no brackets beside an operator. */
function truth(text: string): Code {
  return { text, type: BOOLEAN, atomic: /^!?[\w.]+(\([^()]*\))?$/.test(text) };
}

function negated(code: Code): string {
  return !code.text.startsWith('!') && /^[\w.]+(\([^()]*\))?$/.test(code.text) ? code.text : `(${code.text})`;
}

function writeComparison(
  { operation, left, right }: Extract<Condition, { kind: 'compare' }>,
  place: Place,
  dialect: Dialect,
  writers: Writers,
): Code {
  const [a, b] = [writers.write(left, place, dialect), writers.write(right, place, dialect)];
  const type = comparedType(a, b, left.kind === 'literal', right.kind === 'literal');
  const side = (part: typeof left, code: Code) => {
    const literal = part.kind === 'literal' ? literalAs(part.value, type, place, dialect) : null;
    return literal === null ? operand(convert(code, type, place, dialect)) : literal;
  };
  const known = type.base === 'choice' && literalsKnown([left, right], type, place, dialect);
  if (type.base === 'choice' && !known) {
    const text = (code: Code) => operand(convert(code, TEXT, place, dialect));
    return { text: dialect.order(operation, text(a), text(b), false), type: BOOLEAN, atomic: false };
  }
  const text = dialect.order(operation, side(left, a), side(right, b), type.optional);
  return { text, type: BOOLEAN, atomic: false };
}

/** A literal takes the type of what it is compared with; anything else is compared as what both can be. */
function comparedType(a: Code, b: Code, aIsLiteral: boolean, bIsLiteral: boolean): Code['type'] {
  if (aIsLiteral === bIsLiteral || a.type.base === b.type.base) return unify(a.type, b.type);
  const [literal, other] = aIsLiteral ? [a, b] : [b, a];
  const numbers = ['integer', 'decimal'];
  if (numbers.includes(literal.type.base) && numbers.includes(other.type.base)) return unify(a.type, b.type);
  const empty = literal.text === '""';
  return literal.type.base === 'text' ? { ...other.type, optional: other.type.optional || empty } : other.type;
}

function literalsKnown(
  parts: Extract<Condition, { kind: 'compare' }>['left'][],
  type: Code['type'],
  place: Place,
  dialect: Dialect,
): boolean {
  return parts.every((part) => part.kind !== 'literal' || literalAs(part.value, type, place, dialect) !== null);
}
