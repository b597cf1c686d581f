import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Context } from './context';

/**
 * The `subscribe` of a subscription: `subscribe: by(() => BuildResolver, (resolver, { id }: { id: string }, context) => resolver.watch(context, id))`.
 * A refusal (no such build, not signed in) is thrown before the first event.
 */
export function by<Resolver extends object, Args, Ctx extends Context>(
  type: () => new (...args: never[]) => Resolver,
  open: (resolver: Resolver, args: Args, context: Ctx) => AsyncIterable<unknown>,
) {
  return ({ args, context }: { args: unknown; context: unknown }): AsyncIterable<unknown> =>
    open((context as Ctx).resolvers.get(type()) as Resolver, args as Args, context as Ctx);
}

/** Like graphql's `subscribe`, but each event is resolved with loaders of its own: what a loader has read for one event is old news for the next. */
export function subscribeWithFresh(loaders: () => unknown) {
  return async (args: ExecutionArgs): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> => {
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) return source;
    const events = source[Symbol.asyncIterator]();
    const results: AsyncIterableIterator<ExecutionResult> = {
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
        return results;
      },
    };
    return results;
  };
}
