import {
  TypeInfo,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInputType,
  typeFromAST,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type NamedTypeNode,
} from 'graphql';

/**
 * What of a schema an operation depends on: types, fields, arguments, input fields and enum values, as `Type`, `Type.field`, `Type.field.argument`, `Input.field`, `Enum.VALUE`.
 * Of input that comes in variables nobody knows what is in it, so all that could be counts as used; of an enum that is answered, every value does.
 */
export function usedCoordinates(schema: GraphQLSchema, document: DocumentNode): Set<string> {
  const used = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field() {
        const [parent, field] = [types.getParentType(), types.getFieldDef()];
        if (!parent || !field) return;
        used.add(parent.name).add(`${parent.name}.${field.name}`);
        // The same field of each type that the object may turn out to be.
        if (isAbstractType(parent))
          for (const { name } of schema.getPossibleTypes(parent)) used.add(`${name}.${field.name}`);
        const type = getNamedType(field.type);
        used.add(type.name);
        if (isEnumType(type)) for (const { name } of type.getValues()) used.add(`${type.name}.${name}`);
      },
      InlineFragment: ({ typeCondition }) => void (typeCondition && used.add(typeCondition.name.value)),
      FragmentDefinition: ({ typeCondition }) => void used.add(typeCondition.name.value),
      Argument({ name }) {
        const [parent, field, directive] = [types.getParentType(), types.getFieldDef(), types.getDirective()];
        if (directive) used.add(`@${directive.name}.${name.value}`);
        else if (parent && field) used.add(`${parent.name}.${field.name}.${name.value}`);
      },
      Directive: ({ name }) => void used.add(`@${name.value}`),
      ObjectField({ name }) {
        const type = getNamedType(types.getParentInputType());
        if (isInputObjectType(type)) used.add(type.name).add(`${type.name}.${name.value}`);
      },
      EnumValue({ value }) {
        const type = getNamedType(types.getInputType());
        if (isEnumType(type)) used.add(type.name).add(`${type.name}.${value}`);
      },
      VariableDefinition({ type: node }) {
        const type = typeFromAST(schema, node as NamedTypeNode);
        if (isInputType(type)) addInput(type, used);
      },
    }),
  );
  return used;
}

function addInput(input: GraphQLInputType, used: Set<string>): void {
  const type = getNamedType(input);
  if (used.has(`${type.name}.*`)) return;
  used.add(type.name).add(`${type.name}.*`);
  if (isEnumType(type)) for (const { name } of type.getValues()) used.add(`${type.name}.${name}`);
  if (!isInputObjectType(type)) return;
  for (const field of Object.values(type.getFields())) {
    used.add(`${type.name}.${field.name}`);
    addInput(field.type, used);
  }
}
