import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { NODE_TYPES } from '#schema/shared/node-types';
import type { TestSubgraph } from './test-subgraph';

const FOLDER = join(__dirname, '..', '..', 'schema', 'subgraphs');

const PREFIXES = new Map(Object.entries(NODE_TYPES).map(([prefix, { type }]) => [type, prefix]));

/** An object of the made-up graph: all that is known of it is where it comes from. */
interface MadeUp {
  __typename: string;
  id: string;
}

/**
 * The whole graph as its printed subgraphs describe it, with answers that are made up and always the same: what a field holds follows from the object's type and id, the
 * field and its arguments. So any document of ours can be run any number of times, mutations too, and each engine has to give the same answer.
 */
export function madeUpGraph(): TestSubgraph[] {
  return readdirSync(FOLDER).map((file) => ({
    name: file.replace('.graphql', ''),
    sdl: readFileSync(join(FOLDER, file), 'utf8'),
    fieldResolver: madeUpField,
  }));
}

/** `_entities` gives back what it is asked for: an entity of a made-up graph is its type and its id. */
const madeUpField: GraphQLFieldResolver<Partial<MadeUp> | undefined, unknown, Record<string, unknown>> = (
  source,
  args,
  _context,
  { fieldName, parentType, returnType, schema },
) => {
  if (fieldName in (source ?? {})) return source?.[fieldName as keyof MadeUp];
  const place = `${parentType.name}:${source?.id ?? ''}.${fieldName}(${JSON.stringify(args)})`;
  return valueOf(returnType, place, schema);
};

function valueOf(type: GraphQLOutputType, place: string, schema: GraphQLSchema): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, place, schema);
  if (isListType(type)) return [0, 1].map((index) => valueOf(type.ofType, `${place}[${index}]`, schema));
  const number = createHash('sha256').update(place).digest().readUInt32BE();
  const named = getNamedType(type);
  if (isObjectType(named)) return madeUp(named.name, number);
  if (isAbstractType(named)) {
    const types = schema.getPossibleTypes(named);
    return madeUp((types[number % types.length] ?? named).name, number);
  }
  if (isEnumType(named)) return named.getValues()[number % named.getValues().length]?.value;
  return SCALARS[named.name]?.(number) ?? `${named.name} ${number}`;
}

const madeUp = (__typename: string, number: number): MadeUp => ({
  __typename,
  id: `${PREFIXES.get(__typename) ?? 'none'}_${String(number).padStart(26, '0')}`,
});

const SCALARS: Record<string, (number: number) => unknown> = {
  Int: (number) => number % 1000,
  SafeInt: (number) => number,
  Float: (number) => number / 7,
  Boolean: (number) => number % 2 === 0,
  DateTime: (number) => new Date(number * 1000).toISOString(),
};
