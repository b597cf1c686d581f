import type { DataSource } from 'typeorm';
import { requireRole, requireScope, type Viewer } from '#platform/kernel/viewer';
import { requireTime } from '../metric/buckets';
import type { Funnel, FunnelName, FunnelStepName } from './funnel.types';

interface Step {
  name: FunnelStepName;
  /** Which rows of a project reach the step. */
  where: string;
}

const FIRST: Step = { name: 'PROMPT', where: `measure = 'prompt'` };
const LATER: Step[] = [
  { name: 'FIRST_FILE', where: `measure = 'generation' AND status = 'SUCCEEDED'` },
  { name: 'GREEN_BUILD', where: `measure = 'build' AND status = 'SUCCEEDED'` },
  { name: 'PREVIEW_FRAME', where: `measure = 'frame'` },
];
const TEN_MINUTES_SECONDS = 600;

/** Each step of a project is the first that fits after the step before it. */
const LATERALS = LATER.map(
  ({ where }, place) =>
    `LEFT JOIN LATERAL (
       SELECT min(at) AS at FROM usage_event
       WHERE "teamId" = $1 AND "projectId" = s0."projectId" AND ${where} AND at >= s${place}.at
     ) AS s${place + 1} ON true`,
).join('\n');

const SECONDS = [FIRST, ...LATER].map((_, place) => `extract(epoch FROM s${place}.at - s0.at)::float8 AS e${place}`);

const FIGURES = [FIRST, ...LATER].map(
  (_, place) =>
    `count(e${place})::int AS "count${place}", (count(*) FILTER (WHERE e${place} <= ${TEN_MINUTES_SECONDS}))::int AS "soon${place}",
     percentile_cont(0.5) WITHIN GROUP (ORDER BY e${place}) AS "p50${place}"`,
);

const QUERY = `
  WITH paths AS (
    SELECT ${SECONDS.join(', ')} FROM (
      SELECT "projectId", min(at) AS at FROM usage_event WHERE "teamId" = $1 AND ${FIRST.where}
      GROUP BY "projectId" HAVING min(at) >= $2 AND min(at) < $3
    ) AS s0
    ${LATERALS}
  )
  SELECT ${FIGURES.join(', ')} FROM paths`;

export class FunnelService {
  constructor(private readonly db: DataSource) {}

  async funnel(viewer: Viewer | null, name: FunnelName, teamId: string, from: Date, to: Date): Promise<Funnel> {
    requireRole(viewer, teamId, 'VIEWER');
    requireScope(viewer, 'analytics:read');
    requireTime(from, to);
    const [figures] = await this.db.query<Record<string, number | null>[]>(QUERY, [teamId, from, to]);
    const steps = [FIRST, ...LATER].map((step, place) => ({
      name: step.name,
      count: figures![`count${place}`]!,
      countWithinTenMinutes: figures![`soon${place}`]!,
      p50Seconds: figures![`p50${place}`] ?? null,
    }));
    return { name, from, to, steps };
  }
}
