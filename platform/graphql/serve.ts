import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type RequestHandler } from 'express';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { subscribeConsumers } from '../database/subscribe-consumers';
import { migrate } from '../database/migrate';
import { startRelay } from '../database/outbox';
import { startTrimming } from '../database/trim';
import { newId } from '../kernel/id';
import type { Platform } from '../platform';
import { buildFederatedSchema } from './build-schema';
import type { Context } from './context';
import { formatError } from './format-error';
import { observeOperations } from './observe-operations';
import { refuseUnsigned, viewerOfSocket } from './signed-viewer';
import type { Logger } from '../telemetry/logger';
import type { Route, Subgraph } from './subgraph';
import { subscribeWithFresh } from './subscribe';

export interface Running {
  /** `http://127.0.0.1:4001` */
  url: string;
  close(): Promise<void>;
}

const SOCKET_CLOSE_GOING_AWAY = 1001;

/** Starts one subgraph on a port; 0 takes a free one. The same call serves eight in one process and one in each of eight. */
export async function serve(subgraph: Subgraph, platform: Platform, port = 0, host = '127.0.0.1'): Promise<Running> {
  const { name, entities, migrations } = subgraph;
  const log = platform.log.child({ subgraph: name });
  const db = await platform.database({ subgraph: name, entities, migrations }).initialize();
  await migrate(db);
  const parts = subgraph.wire(db, platform);
  const { schema } = buildFederatedSchema({
    resolvers: parts.resolvers,
    types: parts.types ?? [],
    references: parts.references,
    async afterMutation(context) {
      // What was read before a change is old news to what is answered after it.
      context.loaders = parts.loaders();
      if (context.viewer && parts.viewerAfterMutation) context.viewer = await parts.viewerAfterMutation(context.viewer);
    },
  });
  const resolvers = new Map<Function, object>(parts.resolvers.map((resolver) => [resolver.constructor, resolver]));
  subscribeConsumers(db, platform.eventBus, name, parts.consumers ?? []);

  const apollo = new ApolloServer<Context>({
    schema,
    // The gateway has validated; a subgraph is asked by it alone, introspection included.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    logger: log,
    plugins: [ApolloServerPluginInlineTraceDisabled(), observeOperations(name, platform.observer)],
    csrfPrevention: false,
    // `close` stops it, after the last request; by itself it would stop at the signal, before.
    stopOnTerminationSignals: false,
    formatError: (formatted, thrown) => formatError(formatted, thrown, log),
  });
  await apollo.start();

  const app = express();
  app.disable('x-powered-by');
  let ready = true;
  app.get('/livez', (_request, response) => void response.json({ status: 'alive' }));
  app.get('/readyz', async (_request, response) => {
    const reason = ready ? await databaseProblem(db) : 'shutting down';
    response.status(reason ? 503 : 200).json(reason ? { status: 'not ready', reason } : { status: 'ready' });
  });
  for (const [path, route] of Object.entries(parts.routes ?? {})) app.use(path, guarded(route, log));
  app.use(
    '/graphql',
    refuseUnsigned(platform.viewerSecret),
    express.json({ limit: '32mb' }),
    expressMiddleware(apollo, {
      context: async ({ req, res }) => ({
        viewer: res.locals.viewer,
        requestId: String(req.headers['x-request-id'] ?? newId('req')),
        loaders: parts.loaders(),
        resolvers,
      }),
    }),
  );

  const http = createServer(app);
  const sockets = new WebSocketServer({ server: http, path: '/graphql', maxPayload: 1024 * 1024 });
  const socketServer = useServer(
    {
      schema,
      subscribe: subscribeWithFresh(parts.loaders),
      onConnect: ({ connectionParams }) => !('refused' in viewerOfSocket(connectionParams, platform.viewerSecret)),
      context: ({ connectionParams }): Context => {
        const verified = viewerOfSocket(connectionParams, platform.viewerSecret, 'at connection');
        return {
          viewer: 'viewer' in verified ? verified.viewer : null,
          requestId: newId('req'),
          loaders: parts.loaders(),
          resolvers,
        };
      },
      onError: (_context, _id, _payload, errors) =>
        errors.map((error) => formatError(error.toJSON(), error, log) as never),
      onNext: (_context, _id, _payload, _args, result) =>
        result.errors && { ...result, errors: result.errors.map((error) => formatError(error.toJSON(), error, log)) },
    },
    sockets,
  );
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, resolve);
  });
  const relay = startRelay(db, platform.eventBus, log);
  const trimming = startTrimming(db, log);
  const stopWork = await parts.start?.();

  return {
    url: `http://${host}:${(http.address() as AddressInfo).port}`,
    async close() {
      ready = false;
      await stopWork?.();
      for (const socket of sockets.clients) socket.close(SOCKET_CLOSE_GOING_AWAY, 'The subgraph is shutting down');
      await socketServer.dispose();
      http.closeIdleConnections();
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        setTimeout(() => http.closeAllConnections(), 1_000).unref();
      });
      // Only now: a request that is still on its way would find the server stopped.
      await apollo.stop();
      await relay.close();
      await trimming.close();
      await db.destroy();
    },
  };
}

async function databaseProblem(db: { query(sql: string): Promise<unknown> }): Promise<string | null> {
  try {
    await db.query('SELECT 1');
    return null;
  } catch (error) {
    return `the database does not answer: ${(error as Error).message}`;
  }
}

/** A route that fails, since the database is away for a moment, answers 503; it does not end the process. */
function guarded(route: Route, log: Logger): RequestHandler {
  return async (request, response) => {
    try {
      await route(request, response);
    } catch (error) {
      log.error({ error, path: request.path }, 'A route failed');
      if (response.headersSent) response.destroy();
      else response.status(503).json({ error: 'This cannot be answered at present; try again in a moment.' });
    }
  };
}
