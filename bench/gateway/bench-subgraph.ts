import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import { execute, parse, type ExecutionResult } from 'graphql';

export interface BenchSubgraph {
  name: string;
  sdl: string;
  resolvers: GraphQLResolverMap<unknown>;
}

interface GraphQLParameters {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/**
 * Serves a subgraph that is never the limit: what was asked once is answered from memory, by the text of the question. Its data does not change.
 * `onRequest` hears of each question.
 */
export async function serveBenchSubgraph(
  { sdl, resolvers }: BenchSubgraph,
  onRequest: () => void,
): Promise<{ url: string; server: Server }> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
  const answers = new Map<string, Promise<Buffer>>();
  const answer = async (body: string): Promise<Buffer> => {
    const { query, variables, operationName } = JSON.parse(body) as GraphQLParameters;
    const result: ExecutionResult = await execute({
      schema,
      document: parse(query),
      variableValues: variables,
      operationName,
      rootValue: {},
    });
    return Buffer.from(JSON.stringify(result));
  };
  const serve = async (body: string, response: ServerResponse): Promise<void> => {
    let known = answers.get(body);
    if (!known) answers.set(body, (known = answer(body)));
    const bytes = await known;
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes);
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      onRequest();
      void serve(Buffer.concat(chunks).toString(), response);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` };
}
