import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';

/** How long the lists of an introspection are on average, by coordinate. `ofType` leads on from the fewest types. */
export function introspectionSizes(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap());
  const objects = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = objects.flatMap((type) => Object.values(type.getFields()));
  const average = (count: number) => count / Math.max(1, types.length);
  const implementations = objects.reduce((sum, type) => sum + type.getInterfaces().length, 0);
  const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
  return new Map([
    ['__Schema.types', types.length],
    ['__Schema.directives', schema.getDirectives().length],
    ['__Directive.args', 1],
    ['__Type.fields', average(fields.length)],
    ['__Type.interfaces', average(implementations)],
    ['__Type.possibleTypes', average(implementations)],
    [
      '__Type.inputFields',
      average(sum(types.map((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0)))),
    ],
    ['__Type.enumValues', average(sum(types.map((type) => (isEnumType(type) ? type.getValues().length : 0))))],
    ['__Field.args', sum(fields.map(({ args }) => args.length)) / Math.max(1, fields.length)],
    ['__Type.ofType', 0.5],
  ]);
}
