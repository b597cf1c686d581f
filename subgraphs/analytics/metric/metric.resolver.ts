import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '#platform/graphql/context';
import { Granularity, MetricGroup, MetricName } from './metric-enums';
import type { MetricService } from './metric.service';
import { Metric } from './metric.types';

@Resolver(() => Metric)
export class MetricResolver {
  constructor(private readonly service: MetricService) {}

  @Directive('@cost(weight: 10)')
  @Query(() => Metric, { description: 'A metric of a team over time; at most 2,000 points a series.' })
  metric(
    @Ctx() { viewer }: Context,
    @Arg('name', () => MetricName, { description: 'What is measured.' }) name: MetricName,
    @Arg('teamId', () => ID, { description: 'The team.' }) teamId: string,
    @Arg('from', () => Date, { description: 'From when, included.' }) from: Date,
    @Arg('to', () => Date, { description: 'Until when, not included.' }) to: Date,
    @Arg('granularity', () => Granularity, { defaultValue: Granularity.DAY, description: 'How long a point is.' })
    granularity: Granularity,
    @Arg('groupBy', () => MetricGroup, {
      nullable: true,
      description: 'What it is split by: the 20 largest, and the rest.',
    })
    groupBy: MetricGroup | null,
    @Arg('timeZone', () => String, {
      defaultValue: 'UTC',
      description: 'By which clock days begin: a time zone of the IANA database, such as Europe/Berlin.',
    })
    timeZone: string,
    @Arg('projectId', () => ID, { nullable: true, description: 'Only what belongs to this project.' })
    projectId: string | null,
    @Arg('event', () => String, { nullable: true, description: 'Only events of this name; for EVENTS.' })
    event: string | null,
  ): Promise<Metric> {
    return this.service.metric(viewer, {
      name,
      teamId,
      from,
      to,
      granularity,
      groupBy: groupBy ?? null,
      timeZone,
      projectId: projectId ?? null,
      event: event ?? null,
    });
  }
}
