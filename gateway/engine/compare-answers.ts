import { isDeepStrictEqual } from 'node:util';
import type { ExecutionResult, GraphQLError } from 'graphql';

/**
 * How an answer differs from the reference engine's, a sentence each; empty when they agree. Data has to be equal to the last key. Of errors, the reference tells
 * nothing of nulls that the gateway itself finds, and gives no path to a subgraph that is away; so each of its errors has to be among ours by message and code, and
 * we may tell more.
 */
export function compareAnswers(ours: ExecutionResult, reference: ExecutionResult): string[] {
  const [own, other] = [asClientsGetIt(ours), asClientsGetIt(reference)];
  const differences: string[] = [];
  if (!isDeepStrictEqual(own.data, other.data))
    differences.push(`data: ${JSON.stringify(own.data)} instead of ${JSON.stringify(other.data)}`);
  const told = new Set(own.errors?.map(signature));
  for (const error of other.errors ?? [])
    if (!told.has(signature(error))) differences.push(`the error is not told: ${signature(error)}`);
  return differences;
}

// The engines differ in the prototypes of the objects that they build.
export const asClientsGetIt = (result: ExecutionResult) => JSON.parse(JSON.stringify(result)) as ExecutionResult;

const signature = ({ message, extensions }: Pick<GraphQLError, 'message' | 'extensions'>) =>
  JSON.stringify([message, extensions?.code]);
