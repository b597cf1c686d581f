import type { DataSource } from 'typeorm';
import { InvalidInput, LimitExceeded } from '#platform/kernel/errors';
import type { Granularity } from './metric-enums';

/** A series is at most this long. */
const MOST_BUCKETS = 2_000;

/** Spans of local time without gaps, the last of which contains the last moment that is asked for. */
export interface Buckets {
  starts: Date[];
  /** Where the last one ends. */
  end: Date;
}

const HOUR_MS = 3_600_000;
const LENGTH_MS: Record<Granularity, number> = {
  HOUR: HOUR_MS,
  DAY: 24 * HOUR_MS,
  WEEK: 7 * 24 * HOUR_MS,
  MONTH: 30.4 * 24 * HOUR_MS,
};

const EARLIEST = Date.UTC(2000, 0);
const LATEST = Date.UTC(2200, 0);

/** Throws unless the two are a time, in the years that the platform knows. */
export function requireTime(from: Date, to: Date): void {
  for (const [field, at] of Object.entries({ from, to }))
    if (!(at.getTime() >= EARLIEST && at.getTime() <= LATEST))
      throw new InvalidInput(`\`${field}\` lies outside the years 2000 to 2199.`, [field]);
  if (from >= to) throw new InvalidInput('`from` has to lie before `to`.', ['from']);
}

/** Throws unless the time from `from` up to `to` can be shown in buckets. */
export function requireSpan(from: Date, to: Date, granularity: Granularity): void {
  requireTime(from, to);
  const count = Math.ceil((to.getTime() - from.getTime()) / LENGTH_MS[granularity]);
  if (count > MOST_BUCKETS) throw tooMany(count);
}

const tooMany = (count: number) =>
  new LimitExceeded(
    `This would be ${count} points, and a series has at most ${MOST_BUCKETS}; choose a shorter time or a coarser granularity.`,
    ['granularity'],
  );

/**
 * Hours are looked for every quarter of an hour, since zones differ from UTC, and change, by less than an hour too. Days, weeks (from Monday) and months begin when the
 * local clock first shows midnight, or the first time after it where midnight is left out; where it comes twice PostgreSQL takes the second, so an hour before is tried.
 */
const HOURS = `
  SELECT DISTINCT date_trunc('hour', t, $3) AS start
  FROM generate_series($1::timestamptz, $2::timestamptz + interval '1 hour', interval '15 minutes') AS t ORDER BY 1`;
const DAYS = `
  SELECT DISTINCT CASE WHEN (s - interval '1 hour') AT TIME ZONE $3 >= l THEN s - interval '1 hour' ELSE s END AS start
  FROM generate_series(
    date_trunc($4, $1::timestamptz AT TIME ZONE $3), ($2::timestamptz AT TIME ZONE $3) + $5::interval, $5::interval
  ) AS l, LATERAL (SELECT l AT TIME ZONE $3 AS s) AS instant ORDER BY 1`;

export async function bucketsOf(
  db: DataSource,
  span: { from: Date; to: Date; granularity: Granularity; timeZone: string },
): Promise<Buckets> {
  const { from, to, granularity, timeZone } = span;
  const unit = granularity.toLowerCase();
  const rows = await (granularity === 'HOUR'
    ? db.query<{ start: Date }[]>(HOURS, [from, to, timeZone])
    : db.query<{ start: Date }[]>(DAYS, [from, to, timeZone, unit, `1 ${unit}`]));
  const all = rows.map(({ start }) => start);
  const starts = all.filter((start) => start < to);
  if (starts.length > MOST_BUCKETS) throw tooMany(starts.length);
  return { starts, end: all[starts.length]! };
}
