import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { Granularity, MetricGroup, MetricName, MetricUnit } from './metric-enums';

@ObjectType({ description: 'A time of a series with its value.' })
export class MetricPoint {
  @Field(() => Date, {
    description: 'When it begins; the first may begin before `from`, and holds what came after it.',
  })
  start!: Date;

  @Field(() => Date, { description: 'When it ends, which is the beginning of the next one.' })
  end!: Date;

  @Field(() => Float, {
    nullable: true,
    description: 'What was measured; where nothing happened 0 for counts and null for shares and durations.',
  })
  value!: number | null;
}

@ObjectType({ description: 'The values of a metric over time, of all or of one group.' })
export class MetricSeries {
  @Field(() => String, {
    nullable: true,
    description:
      'What is common to the group; OTHER for the rest; null without `groupBy`, and for what has no such thing.',
  })
  group!: string | null;

  @Field(() => Boolean, { description: 'The rest: all groups but the 20 largest.' })
  isOther!: boolean;

  @Field(() => Float, { nullable: true, description: 'The same measured over the whole time.' })
  total!: number | null;

  @Directive('@listSize(assumedSize: 50)')
  @Field(() => [MetricPoint], { description: 'A point a bucket, without gaps, oldest first.' })
  points!: MetricPoint[];
}

@ObjectType({ description: 'A metric of a team.' })
export class Metric {
  @Field(() => MetricName, { description: 'What is measured.' })
  name!: MetricName;

  @Field(() => MetricUnit, { description: 'What the values are.' })
  unit!: MetricUnit;

  @Field(() => Date, { description: 'From when, included.' })
  from!: Date;

  @Field(() => Date, { description: 'Until when, not included.' })
  to!: Date;

  @Field(() => Granularity, { description: 'How long a point is.' })
  granularity!: Granularity;

  @Field(() => String, { description: 'By which clock: a time zone of the IANA database.' })
  timeZone!: string;

  @Field(() => MetricGroup, { nullable: true, description: 'What it is split by; null when it is not.' })
  groupBy!: MetricGroup | null;

  @Field(() => [MetricSeries], {
    description: 'One without `groupBy`; else one a group, the largest 20 first and then the rest, if any.',
  })
  series!: MetricSeries[];
}
