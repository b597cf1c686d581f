import {
  Kind,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeDefinitionNode,
} from 'graphql';
import { isTypeDefinition } from './type-definition';
import type { Tags } from './tagged';

/** What a contract is made of: a field or union is in when it, or its type, bears `include`; whatever bears `exclude` is out. */
export interface ContractTags {
  include: string;
  exclude: readonly string[];
}

type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;
const isComposite = (node: TypeDefinitionNode): node is Composite =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;

/**
 * The type definitions of `api` that the tags include, each with what is included of it. Arguments, input types, enums and scalars need no tag: they come along with
 * what uses them. A type keeps the fields that its included interfaces ask for. Nothing says yet that the result fits together.
 */
export function includedDefinitions(
  api: DocumentNode,
  tags: Tags,
  { include, exclude }: ContractTags,
): TypeDefinitionNode[] {
  const isOut = (coordinate: string) => exclude.some((tag) => tags.of(coordinate).has(tag));
  // What no subgraph has is the gateway's own and belongs to every contract.
  const isIn = (coordinate: string) => tags.of(coordinate).has(include) || !tags.knows(coordinate);
  const types = api.definitions.filter(isTypeDefinition).filter(({ name }) => !isOut(name.value));

  const fields = new Map<string, Set<string>>();
  for (const type of types.filter(isComposite)) {
    const name = type.name.value;
    const names = (type.fields ?? []).map((field) => field.name.value).filter((field) => !isOut(`${name}.${field}`));
    fields.set(name, new Set(names.filter((field) => isIn(name) || isIn(`${name}.${field}`))));
  }
  const isKept = (name: string) => (fields.get(name)?.size ?? 0) > 0;
  // An interface may implement another one, so first those, then the objects; GraphQL makes a type name all of its interfaces.
  for (const type of types.filter(isComposite).toSorted((a, b) => Number(isObject(a)) - Number(isObject(b)))) {
    const own = fields.get(type.name.value);
    if (!own || own.size === 0) continue;
    const asked = (type.interfaces ?? []).flatMap(({ name }) => [...(fields.get(name.value) ?? [])]);
    for (const field of asked) if (!isOut(`${type.name.value}.${field}`)) own.add(field);
  }

  const argumentsOf = (type: string, { name, arguments: given = [] }: FieldDefinitionNode) =>
    given.filter((one) => !isOut(`${type}.${name.value}(${one.name.value}:)`));
  const inputsOf = (type: string, given: readonly InputValueDefinitionNode[] = []) =>
    given.filter((one) => !isOut(`${type}.${one.name.value}`));

  return types.flatMap((type): TypeDefinitionNode[] => {
    const name = type.name.value;
    if (isComposite(type)) {
      const kept = fields.get(name);
      if (!kept || kept.size === 0) return [];
      return [
        {
          ...type,
          interfaces: type.interfaces?.filter((one) => isKept(one.name.value)),
          fields: type.fields
            ?.filter((field) => kept.has(field.name.value))
            .map((field) => ({ ...field, arguments: argumentsOf(name, field) })),
        },
      ];
    }
    if (type.kind === Kind.UNION_TYPE_DEFINITION) {
      const members = type.types?.filter((member) => isKept(member.name.value)) ?? [];
      return isIn(name) && members.length > 0 ? [{ ...type, types: members }] : [];
    }
    if (type.kind === Kind.ENUM_TYPE_DEFINITION)
      return [{ ...type, values: type.values?.filter((value) => !isOut(`${name}.${value.name.value}`)) }];
    if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) return [{ ...type, fields: inputsOf(name, type.fields) }];
    return [type];
  });
}

const isObject = ({ kind }: TypeDefinitionNode) => kind === Kind.OBJECT_TYPE_DEFINITION;
