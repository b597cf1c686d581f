import { Directive, UseMiddleware } from 'type-graphql';
import type { Context } from './context';
import { requireAgent } from '../kernel/viewer';

/** Marks a root field of the agents' own protocol. Who asks is looked at before the input is: nobody else learns what it would have to be. */
export function ForAgents(): MethodDecorator {
  const decorators: MethodDecorator[] = [
    Directive('@tag(name: "agent")'),
    UseMiddleware(({ context }: { context: Context }, next: () => Promise<unknown>) => {
      requireAgent(context.viewer);
      return next();
    }),
  ];
  return (target, name, descriptor) => {
    for (const decorate of decorators) decorate(target, name, descriptor);
  };
}
