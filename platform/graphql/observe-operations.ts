import type { ApolloServerPlugin } from '@apollo/server';
import type { Observer } from '../telemetry/observer';
import type { Context } from './context';

/** Tells the observer of every operation, with its name, duration and error codes. */
export function observeOperations(subgraph: string, observer: Observer): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ request }) {
      const begun = performance.now();
      return {
        async willSendResponse({ contextValue, operationName, response }) {
          const result = response.body.kind === 'single' ? response.body.singleResult : response.body.initialResult;
          observer.operation({
            subgraph,
            name: operationName ?? null,
            requestId: contextValue.requestId,
            traceparent: request.http?.headers.get('traceparent') ?? null,
            durationMs: Math.round(performance.now() - begun),
            codes: (result.errors ?? []).map(({ extensions }) => String(extensions?.code)),
          });
        },
      };
    },
  };
}
