import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import { execute, parse, subscribe, validate, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

/** Marks what the reference engine asks, so that a test sees only what the gateway asks. */
export const REFERENCE_HEADER = 'x-asked-by-reference';

/** What a resolver of a test subgraph is given: the headers, or the connection parameters of a socket. */
interface TestContext {
  headers: Record<string, unknown>;
}

export interface TestSubgraph {
  name: string;
  sdl: string;
  resolvers?: GraphQLResolverMap<TestContext>;
  /** Resolves what `resolvers` do not. */
  fieldResolver?: GraphQLFieldResolver<never, unknown>;
  /** What it answers beside GraphQL, by path. */
  routes?: Record<string, TestRoute>;
}

/** Gives the status and the JSON of the answer. */
export type TestRoute = (headers: IncomingMessage['headers'], body: string) => { status: number; json: unknown };

/** A subgraph that really listens, and remembers what it was asked. */
export interface RunningTestSubgraph {
  url: string;
  /** Every request over HTTP but those of the reference engine: its headers and body. */
  requests: { headers: IncomingMessage['headers']; body: { query: string; variables?: Record<string, unknown> } }[];
  /** Sockets that are open now. */
  sockets(): number;
  /** Takes it down, sockets cut, and leaves the port for a later `start` with it. */
  close(): Promise<void>;
}

/** Starts a subgraph on loopback; port 0 takes a free one. */
export async function startTestSubgraph(
  { sdl, resolvers, fieldResolver, routes = {} }: TestSubgraph,
  port = 0,
): Promise<RunningTestSubgraph> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers ?? {} }]);
  const requests: RunningTestSubgraph['requests'] = [];
  const http = createServer((request, response) => {
    void (async () => {
      const text = await textOf(request);
      if (request.url === '/readyz') {
        response.writeHead(200).end();
        return;
      }
      const route = routes[request.url ?? ''];
      if (route) {
        const { status, json } = route(request.headers, text);
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
        return;
      }
      if (request.method !== 'POST') {
        response.writeHead(404).end();
        return;
      }
      const body = JSON.parse(text) as RunningTestSubgraph['requests'][number]['body'];
      if (!request.headers[REFERENCE_HEADER]) requests.push({ headers: request.headers, body });
      const answer = await run(schema, body, { headers: request.headers }, fieldResolver);
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    })();
  });
  const sockets = new WebSocketServer({ server: http, path: '/graphql' });
  useServer<Record<string, unknown>>(
    {
      schema,
      subscribe,
      context: ({ connectionParams }): TestContext => ({ headers: connectionParams ?? {} }),
    },
    sockets,
  );
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    requests,
    sockets: () => sockets.clients.size,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

async function run(
  schema: GraphQLSchema,
  { query, variables }: { query: string; variables?: Record<string, unknown> },
  contextValue: TestContext,
  fieldResolver: TestSubgraph['fieldResolver'],
) {
  const document = parse(query);
  const errors = validate(schema, document);
  if (errors.length > 0) return { errors };
  return execute({
    schema,
    document,
    variableValues: variables ?? {},
    contextValue,
    ...(fieldResolver && { fieldResolver: fieldResolver as GraphQLFieldResolver<unknown, unknown> }),
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
