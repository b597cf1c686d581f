import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/** Variables that an operation can run with: a value of the right type for each, and of an input all that it requires. */
export function madeUpVariables(schema: GraphQLSchema, operation: OperationDefinitionNode): Record<string, unknown> {
  const values = operation.variableDefinitions?.map(({ variable, type }) => {
    const inputType = typeFromAST(schema, type as never) as GraphQLInputType;
    return [variable.name.value, inputOf(inputType)] as const;
  });
  return Object.fromEntries(values ?? []);
}

function inputOf(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [inputOf(nullable.ofType)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (!isInputObjectType(nullable)) return INPUTS[nullable.name] ?? 'made up';
  const required = Object.values(nullable.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(required.map((field) => [field.name, inputOf(field.type)]));
}

const INPUTS: Record<string, unknown> = {
  ID: 'prj_00000000000000000000000001',
  Int: 3,
  SafeInt: 3,
  Float: 0.5,
  Boolean: true,
  DateTime: '2026-01-02T03:04:05Z',
};
