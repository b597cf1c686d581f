import {
  Kind,
  specifiedScalarTypes,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type TypeDefinitionNode,
} from 'graphql';
import { namedType, isTypeDefinition } from './type-definition';

const BUILT_IN = specifiedScalarTypes.map(({ name }) => name);

/** What a part of an API promises and cannot keep, a sentence each: types that it hides, and hidden inputs without which nothing can be asked. */
export function brokenPromises(api: DocumentNode, part: readonly TypeDefinitionNode[]): string[] {
  const there = new Set([...BUILT_IN, ...part.map(({ name }) => name.value)]);
  const whole = new Map(api.definitions.filter(isTypeDefinition).map((type) => [type.name.value, type]));
  const problems: string[] = [];
  const use = (coordinate: string, type: string) => {
    if (!there.has(type))
      problems.push(
        `${coordinate} is in the contract, and its type ${type} is not: tag ${type} too, or do not tag the field.`,
      );
  };
  const compareInputs = (
    owner: string,
    kept: readonly InputValueDefinitionNode[] = [],
    all: readonly InputValueDefinitionNode[] = [],
  ) => {
    for (const input of kept) use(`${owner}, its input ${input.name.value}`, namedType(input.type));
    const names = new Set(kept.map(({ name }) => name.value));
    for (const { name, type, defaultValue } of all)
      if (!names.has(name.value) && type.kind === Kind.NON_NULL_TYPE && !defaultValue)
        problems.push(`${owner} is in the contract, and its required input ${name.value} is not.`);
  };
  for (const type of part) {
    const name = type.name.value;
    const original = whole.get(name);
    if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
      compareInputs(name, type.fields, original && inputFields(original));
    if (type.kind === Kind.ENUM_TYPE_DEFINITION && type.values?.length === 0)
      problems.push(`${name} is used in the contract, and all of its values are hidden.`);
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const coordinate = `${name}.${field.name.value}`;
      use(coordinate, namedType(field.type));
      compareInputs(coordinate, field.arguments, original && fieldOf(original, field.name.value)?.arguments);
    }
  }
  return problems;
}

const inputFields = (type: TypeDefinitionNode) =>
  type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? type.fields : undefined;

const fieldOf = (type: TypeDefinitionNode, name: string): FieldDefinitionNode | undefined =>
  type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION
    ? type.fields?.find((field) => field.name.value === name)
    : undefined;
