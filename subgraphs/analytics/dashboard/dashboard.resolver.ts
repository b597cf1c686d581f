import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '#platform/graphql/context';
import type { DashboardService } from './dashboard.service';
import { Dashboard, DashboardName } from './dashboard.types';

@Resolver(() => Dashboard)
export class DashboardResolver {
  constructor(private readonly service: DashboardService) {}

  @Directive('@cost(weight: 50)')
  @Query(() => Dashboard, { description: 'Metrics of a team that are looked at together, of the last 30 days.' })
  dashboard(
    @Ctx() { viewer }: Context,
    @Arg('name', () => DashboardName, { description: 'Which dashboard.' }) name: DashboardName,
    @Arg('teamId', () => ID, { description: 'The team.' }) teamId: string,
    @Arg('timeZone', () => String, {
      defaultValue: 'UTC',
      description: 'By which clock days begin: a time zone of the IANA database.',
    })
    timeZone: string,
  ): Promise<Dashboard> {
    return this.service.dashboard(viewer, name, teamId, timeZone);
  }
}
