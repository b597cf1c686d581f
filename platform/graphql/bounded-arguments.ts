import {
  type GraphQLArgument,
  type GraphQLInputType,
  GraphQLID,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { DomainError, InvalidInput, LimitExceeded, Problems } from '../kernel/errors';

/** Ours have 30 characters, those that clients choose up to 100. */
const LONGEST_ID = 1_000;
/** Above what any list takes. Those that take less say so themselves, some by looking at every pair. */
const LONGEST_LIST = 10_000;

/** Throws `Problems` for lists and ids of a size that nothing takes, before anything else looks at them: what is done with each item, or with each pair, is then bounded. */
export function requireBounded(given: Readonly<Record<string, unknown>>, known: readonly GraphQLArgument[]): void {
  Problems.raise(known.flatMap(({ name, type }) => problemsOf(given[name], type, name === 'input' ? [] : [name])));
}

function problemsOf(value: unknown, type: GraphQLInputType, path: string[]): DomainError[] {
  if (value === null || value === undefined) return [];
  if (isNonNullType(type)) return problemsOf(value, type.ofType, path);
  const name = path.at(-1) ?? 'input';
  if (isListType(type)) {
    const items = Array.isArray(value) ? (value as unknown[]) : [value];
    if (items.length > LONGEST_LIST)
      return [new LimitExceeded(`\`${name}\` has ${items.length} items; send fewer in one request.`, path)];
    return items.flatMap((item, index) => problemsOf(item, type.ofType, [...path, String(index)]));
  }
  if (isInputObjectType(type))
    return Object.values(type.getFields()).flatMap((field) =>
      problemsOf((value as Record<string, unknown>)[field.name], field.type, [...path, field.name]),
    );
  if (type.name !== GraphQLID.name || typeof value !== 'string' || value.length <= LONGEST_ID) return [];
  return [new InvalidInput(`\`${name}\` is no id: it has ${value.length} characters.`, path)];
}
