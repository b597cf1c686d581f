import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '#platform/graphql/context';
import type { FunnelService } from './funnel.service';
import { Funnel, FunnelName } from './funnel.types';

@Resolver(() => Funnel)
export class FunnelResolver {
  constructor(private readonly service: FunnelService) {}

  @Directive('@cost(weight: 10)')
  @Query(() => Funnel, { description: 'How far projects of a team came, whose first words were sent in a time.' })
  funnel(
    @Ctx() { viewer }: Context,
    @Arg('name', () => FunnelName, { description: 'Which funnel.' }) name: FunnelName,
    @Arg('teamId', () => ID, { description: 'The team.' }) teamId: string,
    @Arg('from', () => Date, { description: 'First words from when, included.' }) from: Date,
    @Arg('to', () => Date, { description: 'First words until when, not included.' }) to: Date,
  ): Promise<Funnel> {
    return this.service.funnel(viewer, name, teamId, from, to);
  }
}
