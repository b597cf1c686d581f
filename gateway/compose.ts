import { composeServices } from '@apollo/composition';
import { parse, type DocumentNode, type GraphQLError } from 'graphql';
import { nodeSource } from './nodes/node-source';

export interface SubgraphSource {
  name: string;
  /** Federation 2 SDL, as printed by the subgraph. */
  sdl: string;
}

/** What stands in the way of one supergraph: every problem of every subgraph, one a line. */
class CompositionFailed extends Error {
  constructor(readonly problems: string[]) {
    super(
      `The subgraphs do not compose (${problems.length}):\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
    );
    this.name = 'CompositionFailed';
  }
}

/** The supergraph of these subgraphs and of the gateway's own one, as SDL that lists them in the order of their names. Throws `CompositionFailed`. */
export function compose(subgraphs: SubgraphSource[]): string {
  const problems: string[] = [];
  const services = subgraphs.flatMap(({ name, sdl }) => {
    const typeDefs = parseSubgraph(name, sdl, problems);
    // Addresses belong to the service registry; the supergraph names only who serves what.
    return typeDefs ? [{ name, url: `http://${name}/graphql`, typeDefs }] : [];
  });
  if (problems.length > 0) throw new CompositionFailed(problems);
  const own = nodeSource(services);
  const all = (own ? [...services, own] : services).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const { supergraphSdl, errors } = composeServices(all);
  if (!supergraphSdl) throw new CompositionFailed((errors ?? []).map(describeProblem));
  return supergraphSdl;
}

function parseSubgraph(name: string, sdl: string, problems: string[]): DocumentNode | null {
  try {
    return parse(sdl);
  } catch (error) {
    problems.push(`[${name}] is no GraphQL: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

function describeProblem(error: GraphQLError): string {
  const code = error.extensions.code;
  return typeof code === 'string' ? `${code}: ${error.message}` : error.message;
}
