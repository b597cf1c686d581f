import type { Condition } from '#schema/app-spec/expression';
import { convert, literalAs, unify } from './conversions';
import type { Code, Dialect } from './dialect';
import { atom, operand, writeAs, writeExpression } from './expressions';
import { itemOf, type Place } from './place';
import { unmapped } from './unmapped';
import { BOOLEAN, TEXT } from './value-type';

/** Writes the condition as a truth value of the dialect's language. */
export function writeCondition(condition: Condition, place: Place, dialect: Dialect): Code {
  switch (condition.kind) {
    case 'compare':
      return writeComparison(condition, place, dialect);
    case 'contains':
      return atom(
        dialect.contains(
          operand(convert(writeExpression(condition.value, place, dialect), TEXT, place, dialect)),
          writeAs(condition.text, TEXT, place, dialect),
        ),
        BOOLEAN,
      );
    case 'isTrue':
      return { ...atom(dialect.isTrue(writeExpression(condition.value, place, dialect)), BOOLEAN), atomic: false };
    case 'isEmpty':
      return { ...atom(dialect.isEmpty(writeExpression(condition.value, place, dialect)), BOOLEAN), atomic: false };
    case 'doneToday':
      return atom(dialect.doneToday(dialect.member(itemOf(place).code, condition.field)), BOOLEAN);
    case 'and':
    case 'or': {
      const parts = condition.conditions.map((part) => writeCondition(part, place, dialect));
      if (parts.length === 1 && parts[0]) return parts[0];
      const text = parts.map(operand).join(condition.kind === 'and' ? ' && ' : ' || ');
      return { text, type: BOOLEAN, atomic: false };
    }
    case 'not':
      return atom(`!${negated(writeCondition(condition.condition, place, dialect))}`, BOOLEAN);
    default:
      return unmapped(condition);
  }
}

function negated(code: Code): string {
  return !code.text.startsWith('!') && /^[\w.]+(\([^()]*\))?$/.test(code.text) ? code.text : `(${code.text})`;
}

function writeComparison(
  { operation, left, right }: Extract<Condition, { kind: 'compare' }>,
  place: Place,
  dialect: Dialect,
): Code {
  const [a, b] = [writeExpression(left, place, dialect), writeExpression(right, place, dialect)];
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
