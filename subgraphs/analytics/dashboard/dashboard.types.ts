import { Field, ObjectType } from 'type-graphql';
import { describeEnum } from '#platform/graphql/describe-enum';
import { Metric } from '../metric/metric.types';

export const DashboardName = { OVERVIEW: 'OVERVIEW', BUILDS: 'BUILDS' } as const;
export type DashboardName = keyof typeof DashboardName;
describeEnum(DashboardName, 'DashboardName', 'A choice of metrics that are looked at together.', {
  OVERVIEW: 'What a team has done.',
  BUILDS: 'How builds went, and how long they took.',
});

@ObjectType({ description: 'A metric with a title.' })
export class DashboardTile {
  @Field(() => String, { description: 'What it shows, for a person.' })
  title!: string;

  @Field(() => Metric, { description: 'The metric.' })
  metric!: Metric;
}

@ObjectType({ description: 'Metrics of the last 30 days, by day.' })
export class Dashboard {
  @Field(() => DashboardName, { description: 'Which one.' })
  name!: DashboardName;

  @Field(() => [DashboardTile], { description: 'Its metrics, in the order in which they are shown.' })
  tiles!: DashboardTile[];
}
