import { Supergraph, type Schema } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { isAbstractType, isInterfaceType, isObjectType, parse, print, type GraphQLSchema } from 'graphql';
import { GATEWAY_SUBGRAPH } from '../nodes/node-source';
import { AliasCode } from './alias-code';
import { withGatewayFields } from './gateway-fields';
import { withRequiredArguments, type RequiredArguments } from './repair/required-arguments';
import { withResolvableKeysFirst } from './repair/resolvable-keys';

/** A supergraph that requests can be planned and answered with. */
export interface LoadedSupergraph {
  sdl: string;
  /** What clients see, the gateway's own root fields included: validates, shapes and introspects. */
  schema: GraphQLSchema;
  /** The same without the gateway's own fields, in the form that the planner reads. */
  planningSchema: Schema;
  planner: QueryPlanner;
  /** What the planner was made to see instead of required fields with arguments; its plans are to be repaired by it. */
  required: RequiredArguments;
  aliases: AliasCode;
  /** Names of the subgraphs, which are processes to be reached; the gateway's own part is not among them. */
  subgraphs: string[];
  /** True when an object of `typeName` satisfies the condition `... on condition`, `@inaccessible` types included. */
  satisfies: (typeName: string, condition: string) => boolean;
}

// The planner plans it, and the arguments would be null without a word.
const CONTEXT_SPEC = 'https://specs.apollo.dev/context/';

/** Reads the SDL that `compose` made. Throws when it is no supergraph or needs a feature that this gateway does not know. */
export function loadSupergraph(sdl: string): LoadedSupergraph {
  if (sdl.includes(CONTEXT_SPEC))
    throw new Error(
      'The supergraph uses @context, which this gateway does not carry out; pass the value by @requires.',
    );
  const supergraph = Supergraph.build(sdl, { supportedFeatures: null });
  const fullSchema = supergraph.schema.toGraphQLJSSchema();
  const { document, required } = withRequiredArguments(withResolvableKeysFirst(parse(sdl)));
  // Validated above; once stand-ins are required in their place, some external fields are used by nothing.
  const plannedSupergraph = Supergraph.build(print(document), { supportedFeatures: null, validateSupergraph: false });
  return {
    sdl,
    schema: withGatewayFields(supergraph.apiSchema().toGraphQLJSSchema()),
    planningSchema: plannedSupergraph.apiSchema(),
    planner: new QueryPlanner(plannedSupergraph),
    required,
    aliases: new AliasCode(fullSchema),
    subgraphs: supergraph.subgraphsMetadata().flatMap(({ name }) => (name === GATEWAY_SUBGRAPH ? [] : [name])),
    satisfies: typeTest(fullSchema),
  };
}

function typeTest(schema: GraphQLSchema): (typeName: string, condition: string) => boolean {
  const known = new Map<string, Set<string>>();
  const satisfying = (condition: string): Set<string> => {
    const type = schema.getType(condition);
    const names = [condition];
    if (isAbstractType(type)) names.push(...schema.getPossibleTypes(type).map(({ name }) => name));
    if (isInterfaceType(type)) names.push(...schema.getImplementations(type).interfaces.map(({ name }) => name));
    return new Set(isObjectType(type) || isAbstractType(type) ? names : []);
  };
  return (typeName, condition) => {
    let names = known.get(condition);
    if (!names) known.set(condition, (names = satisfying(condition)));
    return names.has(typeName);
  };
}
