import { Kind, isTypeDefinitionNode, type DefinitionNode, type TypeDefinitionNode, type TypeNode } from 'graphql';

export const isTypeDefinition = (node: DefinitionNode): node is TypeDefinitionNode => isTypeDefinitionNode(node);

/** The name inside of lists and `!`. */
export const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
