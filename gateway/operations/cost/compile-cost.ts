import {
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
  isUnionType,
  print,
  type DirectiveNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLOutputType,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { CostModel } from './cost-model';
import type { ArgumentCost, Condition, FieldCost, SelectionCost } from './field-cost';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Looks up once what the fields of a selection weigh. The selection has to be valid, and within the limits of a document. */
export function compileCost(
  sets: readonly SelectionSetNode[],
  type: GraphQLCompositeType,
  fragments: Fragments,
  model: CostModel,
  outer: readonly DirectiveNode[] = [],
): SelectionCost {
  const places = new Map<string, Place>();
  const narrower: { type: GraphQLCompositeType; set: SelectionSetNode; conditions: readonly DirectiveNode[] }[] = [];
  const collect = (set: SelectionSetNode, around: readonly DirectiveNode[]): void => {
    for (const selection of set.selections) {
      const conditions = [...around, ...conditionsOf(selection)];
      if (selection.kind === Kind.FIELD) {
        const key = [selection.alias?.value ?? selection.name.value, ...conditions.map(print)].join(' ');
        const place = places.get(key);
        if (place) place.nodes.push(selection);
        else places.set(key, { nodes: [selection], conditions });
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!fragment) continue;
      const condition = model.schema.getType(fragment.typeCondition?.name.value ?? type.name);
      if (!isCompositeType(condition)) continue;
      if (isSure(type, condition, model)) collect(fragment.selectionSet, conditions);
      else narrower.push({ type: condition, set: fragment.selectionSet, conditions });
    }
  };
  for (const set of sets) collect(set, outer);
  return {
    fields: [...places.values()].flatMap((place) => fieldCost(place, type, fragments, model)),
    variants: narrower.map((one) => compileCost([one.set], one.type, fragments, model, one.conditions)),
    groups: groupsOf(narrower.map((one) => possibleTypes(one.type, model))),
  };
}

/** What is selected as one thing under the same conditions. */
interface Place {
  nodes: FieldNode[];
  conditions: readonly DirectiveNode[];
}

function fieldCost(
  { nodes, conditions }: Place,
  parent: GraphQLCompositeType,
  fragments: Fragments,
  model: CostModel,
): FieldCost[] {
  const [node] = nodes;
  const definition = node && definitionOf(parent, node.name.value);
  if (!definition) return [];
  const name = definition.name;
  const type = getNamedType(definition.type);
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const lists = listsOf(definition.type);
  const weight = model.weightOf(parent, name, type);
  const isLocal = isIntrospectionType(type);
  return [
    {
      coordinate: `${parent.name}.${name}`,
      name,
      weight,
      isCounted: isCompositeType(type) && !isLocal && weight >= 1,
      isLocal,
      assumedSize: model.assumedSizeOf(parent, name, lists),
      isList: lists > 0,
      size: model.listSizeOf(parent, name),
      arguments: definition.args.map((one) => argumentCost(one, `${parent.name}.${name}`, node, model)),
      conditions: conditions.flatMap(toCondition),
      children: isCompositeType(type) && sets.length > 0 ? compileCost(sets, type, fragments, model) : null,
    },
  ];
}

function argumentCost(
  { name, type, defaultValue }: GraphQLArgument,
  coordinate: string,
  node: FieldNode,
  model: CostModel,
): ArgumentCost {
  const weight = model.weightOfInput(`${coordinate}.${name}`);
  const named = getNamedType(type);
  const value = node.arguments?.find((given) => given.name.value === name)?.value;
  const isCosted = weight !== 0 || isInputObjectType(named) || model.weightOfType(named) !== 0;
  return { name, isCosted, weight, type, value, defaultValue };
}

/** How many lists stand inside one another. */
function listsOf(type: GraphQLOutputType): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? 1 + listsOf(nullable.ofType) : 0;
}

function definitionOf(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

const conditionsOf = ({ directives = [] }: { directives?: readonly DirectiveNode[] }) =>
  directives.filter(({ name }) => name.value === 'skip' || name.value === 'include');

function toCondition({ name, arguments: given }: DirectiveNode): Condition[] {
  const value = given?.[0]?.value;
  return value ? [{ holdsFor: name.value === 'include', value }] : [];
}

/** True when every object of the type is one of the condition. */
const isSure = (type: GraphQLCompositeType, condition: GraphQLCompositeType, { schema }: CostModel) =>
  type === condition || (isAbstractType(condition) && !isUnionType(type) && schema.isSubType(condition, type));

const possibleTypes = (type: GraphQLCompositeType, { schema }: CostModel): readonly GraphQLObjectType[] =>
  isAbstractType(type) ? schema.getPossibleTypes(type) : [type];

/** For each type that one of the variants fits, all that fit it; the same ones only once. */
function groupsOf(variants: readonly (readonly GraphQLObjectType[])[]): number[][] {
  const fitting = new Map<GraphQLObjectType, number[]>();
  variants.forEach((types, index) => types.forEach((type) => fitting.set(type, [...(fitting.get(type) ?? []), index])));
  return [...new Map([...fitting.values()].map((group) => [group.join(), group])).values()];
}
