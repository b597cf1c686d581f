import type { Condition, Expression } from '#schema/app-spec/expression';
import { atom, operand } from './code';
import { conditionCode } from './conditions';
import { convert, literalAs, unify } from './conversions';
import type { Code, Dialect } from './dialect';
import { formModel, itemOf, modelNamed, type Place, withItem } from './place';
import { unmapped } from './unmapped';
import {
  DATE,
  DATE_TIME,
  DECIMAL,
  fieldType,
  INTEGER,
  requireField,
  TEXT,
  BOOLEAN,
  type ValueType,
} from './value-type';

/** Writes the expression in the dialect's language and says what it gives. */
export function writeExpression(expression: Expression, place: Place, dialect: Dialect): Code {
  const write = (part: Expression) => writeExpression(part, place, dialect);
  const dates = (field: string) => dialect.member(itemOf(place).code, field);
  switch (expression.kind) {
    case 'literal':
      return writeLiteral(expression.value, dialect);
    case 'field':
      return writeField(expression.name, place, dialect);
    case 'related':
      return writeRelated(expression, place, dialect);
    case 'state':
      return writeState(expression.name, place, dialect);
    case 'input':
      return writeInput(expression.name, place, dialect);
    case 'today':
      return atom(dialect.today, DATE);
    case 'now':
      return atom(dialect.now, DATE_TIME);
    case 'aggregate':
      return writeAggregate(expression, place, dialect);
    case 'streak':
      return atom(dialect.streak(dates(expression.field)), INTEGER);
    case 'countWithin':
      return atom(dialect.countWithin(dates(expression.field), expression.days), INTEGER);
    case 'arithmetic':
      return writeArithmetic(expression.operation, write(expression.left), write(expression.right), dialect);
    case 'random':
      return atom(
        dialect.random(dialect.toInteger(write(expression.minimum)), dialect.toInteger(write(expression.maximum))),
        INTEGER,
      );
    case 'join':
      return atom(dialect.join(expression.parts.map(write)), TEXT);
    case 'format':
      return atom(writeFormat(expression.as, write(expression.value), dialect), TEXT);
    case 'when':
      return writeWhen(expression, place, dialect);
    default:
      return unmapped(expression);
  }
}

/** Writes the condition as a truth value of the dialect's language. */
export function writeCondition(condition: Condition, place: Place, dialect: Dialect): Code {
  return conditionCode(condition, place, dialect, WRITERS);
}

/** Writes the expression as a value of the given type. */
export function writeAs(expression: Expression, type: ValueType, place: Place, dialect: Dialect): string {
  if (expression.kind === 'literal') {
    const literal = literalAs(expression.value, type, place, dialect);
    if (literal !== null) return literal;
  }
  return convert(writeExpression(expression, place, dialect), type, place, dialect).text;
}

function writeLiteral(value: string | number | boolean, dialect: Dialect): Code {
  if (typeof value === 'string') return atom(dialect.quote(value), TEXT);
  if (typeof value === 'boolean') return atom(String(value), BOOLEAN);
  const text = Number.isInteger(value) ? dialect.integer(value) : dialect.decimal(value);
  return { text, type: Number.isInteger(value) ? INTEGER : DECIMAL, atomic: value >= 0 };
}

function writeField(name: string, place: Place, dialect: Dialect): Code {
  const { code, model } = itemOf(place);
  return atom(dialect.member(code, name), fieldType(model, name));
}

function writeRelated({ reference, name }: { reference: string; name: string }, place: Place, dialect: Dialect): Code {
  const { code, model } = itemOf(place);
  const target = modelNamed(place.spec, requireField(model, reference).model ?? '');
  const find = dialect.find(place.data, place.names.variable(target), dialect.member(code, reference));
  const type = fieldType(target, name);
  if (['date', 'time', 'dateTime'].includes(type.base))
    return atom(dialect.related(find, name, null), { ...type, optional: true });
  if (type.base === 'choice') return { text: dialect.relatedChoice(find, name), type: TEXT, atomic: false };
  return { text: dialect.related(find, name, emptyOf(type, dialect)), type, atomic: false };
}

/** The empty value of a type that has one. */
export function emptyOf(type: ValueType, dialect: Dialect): string {
  const { base } = type;
  if (base === 'text') return dialect.quote('');
  if (base === 'integer') return dialect.integer(0);
  if (base === 'decimal') return dialect.decimal(0);
  if (base === 'boolean') return 'false';
  return base === 'dates' ? dialect.emptyDates : dialect.nothing;
}

function writeState(name: string, place: Place, dialect: Dialect): Code {
  const variable = place.screen?.state.find((candidate) => candidate.name === name);
  if (!variable) throw new Error(`The screen has no state variable ${name}.`);
  const type = { text: TEXT, number: DECIMAL, boolean: BOOLEAN }[variable.type];
  if (variable.persisted && place.settings !== null) return atom(place.settings + dialect.member('', name), type);
  return atom(place.state + dialect.member('', place.stateNames.get(name) ?? name), type);
}

function writeInput(name: string, place: Place, dialect: Dialect): Code {
  const model = formModel(place);
  if (name === 'id') return atom(dialect.quote(''), TEXT);
  const field = requireField(model, name);
  const type = fieldType(model, name);
  const optional = ['date', 'time', 'dateTime'].includes(type.base);
  const text = dialect.input(place.form, name, field.type, type);
  return { text, type: { ...type, optional }, atomic: !/ (\?\?|\?:) /.test(text) };
}

function writeAggregate(expression: Extract<Expression, { kind: 'aggregate' }>, place: Place, dialect: Dialect): Code {
  const model = modelNamed(place.spec, expression.model);
  const variable = place.names.variable(model);
  const inside = withItem(place, model, variable);
  const all = place.data + dialect.member('', place.names.collection(model));
  const objects = expression.where
    ? dialect.filter(all, variable, writeCondition(expression.where, inside, dialect).text)
    : all;
  if (expression.operation === 'count') return atom(dialect.aggregate('count', objects, variable, null), INTEGER);
  let value = expression.value ? writeExpression(expression.value, inside, dialect) : writeLiteral(0, dialect);
  if (value.type.base !== 'integer' || expression.operation === 'average')
    value = convert(value, DECIMAL, place, dialect);
  const text = dialect.aggregate(expression.operation, objects, variable, value);
  return { text, type: value.type, atomic: !/ (\?\?|\?:) /.test(text) };
}

const SIGNS = { add: '+', subtract: '-', multiply: '*' } as const;

function writeArithmetic(
  operation: Extract<Expression, { kind: 'arithmetic' }>['operation'],
  left: Code,
  right: Code,
  dialect: Dialect,
): Code {
  if (operation === 'divide') return atom(dialect.divide(dialect.toDecimal(left), dialect.toDecimal(right)), DECIMAL);
  if (operation === 'power') return atom(dialect.power(dialect.toDecimal(left), dialect.toDecimal(right)), DECIMAL);
  const whole = left.type.base === 'integer' && right.type.base === 'integer';
  const side = (code: Code) => (whole || code.type.base === 'decimal' ? operand(code) : dialect.toDecimal(code));
  return { text: `${side(left)} ${SIGNS[operation]} ${side(right)}`, type: whole ? INTEGER : DECIMAL, atomic: false };
}

function writeFormat(as: Extract<Expression, { kind: 'format' }>['as'], value: Code, dialect: Dialect): string {
  if (as === 'percent') return dialect.format(as, atom(dialect.toDecimal(value), DECIMAL));
  if (as === 'money' || as === 'duration') return dialect.format(as, atom(dialect.toInteger(value), INTEGER));
  return dialect.format(as, value);
}

function writeWhen(expression: Extract<Expression, { kind: 'when' }>, place: Place, dialect: Dialect): Code {
  const condition = writeCondition(expression.condition, place, dialect);
  const type = unify(
    writeExpression(expression.whenTrue, place, dialect).type,
    writeExpression(expression.whenFalse, place, dialect).type,
  );
  const branch = (part: Expression) => {
    const text = writeAs(part, type, place, dialect);
    return part.kind === 'when' ? `(${text})` : text;
  };
  const text = dialect.choose(condition.text, branch(expression.whenTrue), branch(expression.whenFalse));
  return { text, type, atomic: false };
}

const WRITERS = { write: writeExpression, writeAs };
