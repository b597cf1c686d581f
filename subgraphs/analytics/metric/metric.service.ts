import type { DataSource } from 'typeorm';
import { InvalidInput } from '#platform/kernel/errors';
import { requireRole, requireScope, type Viewer } from '#platform/kernel/viewer';
import { type Buckets, bucketsOf, requireSpan } from './buckets';
import { GROUP_COLUMNS, METRICS } from './metric-definitions';
import type { Granularity, MetricGroup, MetricName } from './metric-enums';
import type { Metric, MetricSeries } from './metric.types';
import { requireTimeZone } from './time-zone';

export interface MetricRequest {
  name: MetricName;
  teamId: string;
  from: Date;
  to: Date;
  granularity: Granularity;
  groupBy: MetricGroup | null;
  timeZone: string;
  projectId: string | null;
  /** Only events of this name; for EVENTS. */
  event: string | null;
}

const MOST_GROUPS = 20;
const OTHER = 'OTHER';

interface Row {
  isOther: boolean;
  grp: string | null;
  size: string;
  /** From 1; null in the row of the whole time. */
  bucket: number | null;
  value: number;
}

export class MetricService {
  constructor(private readonly db: DataSource) {}

  async metric(viewer: Viewer | null, request: MetricRequest): Promise<Metric> {
    const { name, teamId, from, to, granularity, groupBy, timeZone, event } = request;
    requireRole(viewer, teamId, 'VIEWER');
    requireScope(viewer, 'analytics:read');
    requireTimeZone(timeZone);
    requireSpan(from, to, granularity);
    const { groups } = METRICS[name];
    if (groupBy && !groups.includes(groupBy))
      throw new InvalidInput(`${name} is split by ${groups.join(' or ')}, not by ${groupBy}.`, ['groupBy']);
    if (event !== null && name !== 'EVENTS')
      throw new InvalidInput(`Only EVENTS are chosen by the name of an event, not ${name}.`, ['event']);
    return this.measure(request, await bucketsOf(this.db, request));
  }

  /** One query, however many groups and points. For callers that have asked whether the viewer may. */
  async measure(request: MetricRequest, buckets: Buckets): Promise<Metric> {
    const { name, from, to, granularity, groupBy, timeZone } = request;
    const { unit, empty } = METRICS[name];
    const rows = await this.read(request, buckets);
    const series = seriesOf(rows, buckets, empty);
    const whole: MetricSeries[] = series.length > 0 || groupBy ? series : [seriesFrom([], buckets, empty)];
    return { name, unit, from, to, granularity, timeZone, groupBy, series: whole };
  }

  private read(request: MetricRequest, { starts }: Buckets): Promise<Row[]> {
    const { name, teamId, from, to, groupBy, projectId, event } = request;
    const { where, value } = METRICS[name];
    const group = groupBy ? GROUP_COLUMNS[groupBy] : 'NULL::text';
    return this.db.query<Row[]>(
      `WITH picked AS (
         SELECT *, ${group} AS grp FROM usage_event
         WHERE "teamId" = $1 AND at >= $2 AND at < $3 AND ${where}
           AND ($4::text IS NULL OR "projectId" = $4) AND ($5::text IS NULL OR name = $5)
       ), largest AS (
         SELECT grp, count(*) AS size FROM picked GROUP BY grp ORDER BY size DESC, grp LIMIT ${MOST_GROUPS}
       ), named AS (
         SELECT picked.*, largest.size IS NULL AS "isOther", CASE WHEN largest.size IS NULL THEN NULL ELSE picked.grp END AS shown,
           coalesce(largest.size, 0) AS size, width_bucket(at, $6::timestamptz[]) AS bucket
         FROM picked LEFT JOIN largest ON picked.grp IS NOT DISTINCT FROM largest.grp
       )
       SELECT "isOther", shown AS grp, size, bucket, (${value})::float8 AS value FROM named
       GROUP BY GROUPING SETS (("isOther", shown, size, bucket), ("isOther", shown, size))
       ORDER BY "isOther", size DESC, shown, bucket`,
      [teamId, from, to, projectId, event, starts.map((start) => start.toISOString())],
    );
  }
}

/** Rows of a group follow one another. */
function seriesOf(rows: Row[], buckets: Buckets, empty: 0 | null): MetricSeries[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.isOther, row.grp]);
    const same = groups.get(key);
    if (same) same.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((group) => seriesFrom(group, buckets, empty));
}

function seriesFrom(rows: Row[], { starts, end }: Buckets, empty: 0 | null): MetricSeries {
  const values = new Map(rows.map(({ bucket, value }) => [bucket, value]));
  const points = starts.map((start, place) => ({
    start,
    end: starts[place + 1] ?? end,
    value: values.get(place + 1) ?? empty,
  }));
  const isOther = rows[0]?.isOther ?? false;
  return { group: isOther ? OTHER : (rows[0]?.grp ?? null), isOther, total: values.get(null) ?? empty, points };
}
