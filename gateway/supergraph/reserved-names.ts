import { GraphQLError, type ValidationRule } from 'graphql';

/**
 * Refuses `__typename: other`: the executor learns an object's type under that name, as does every client library. Refuses a variable `$__proto__`:
 * graphql-js keeps variables in plain objects, where that name is no ordinary one.
 */
export const reservedNames: ValidationRule = (context) => ({
  Field(node) {
    if (node.alias?.value === '__typename' && node.name.value !== '__typename')
      context.reportError(
        new GraphQLError('The response name "__typename" is reserved for the meta field; choose another alias.', {
          nodes: node,
        }),
      );
  },
  VariableDefinition(node) {
    if (node.variable.name.value === '__proto__')
      context.reportError(new GraphQLError('A variable cannot be named "__proto__"; rename it.', { nodes: node }));
  },
});
