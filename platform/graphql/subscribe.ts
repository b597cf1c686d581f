import {
  createSourceEventStream,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  type SubscriptionArgs,
} from 'graphql';

/** Like graphql's `subscribe`, but each event is resolved with loaders of its own: what a loader has read for one event is old news for the next. */
export function subscribeWithFresh(loaders: () => unknown) {
  return async (args: ExecutionArgs): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> => {
    const source = await createSourceEventStream(args as SubscriptionArgs);
    if (!(Symbol.asyncIterator in source)) return source;
    const events = source[Symbol.asyncIterator]();
    return {
      async next() {
        const event = await events.next();
        if (event.done) return { done: true, value: undefined };
        const contextValue = { ...(args.contextValue as object), loaders: loaders() };
        return { done: false, value: await execute({ ...args, rootValue: event.value, contextValue }) };
      },
      async return() {
        await events.return?.();
        return { done: true, value: undefined };
      },
      async throw(error: unknown) {
        await events.return?.();
        throw error;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  };
}
