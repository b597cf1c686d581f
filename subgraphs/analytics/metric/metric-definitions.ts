import type { MetricGroup, MetricName, MetricUnit } from './metric-enums';

/** A metric as SQL over `usage_event`. The texts are ours alone; nothing of a request gets into them. */
export interface MetricDefinition {
  where: string;
  value: string;
  unit: MetricUnit;
  /** The value of a time in which nothing happened. */
  empty: 0 | null;
  groups: MetricGroup[];
}

const BUILDS = `measure = 'build'`;
const JUDGED_BUILDS = `measure = 'build' AND status IN ('SUCCEEDED', 'FAILED')`;
const BUILD_GROUPS: MetricGroup[] = ['PROJECT', 'PLATFORM', 'PROFILE', 'STATUS'];
const count = { value: 'count(*)', unit: 'COUNT', empty: 0 } as const;

const durationAt = (share: number): MetricDefinition => ({
  where: `${JUDGED_BUILDS} AND "durationMs" IS NOT NULL`,
  value: `percentile_cont(${share}) WITHIN GROUP (ORDER BY "durationMs")`,
  unit: 'MILLISECONDS',
  empty: null,
  groups: BUILD_GROUPS,
});

export const METRICS: Record<MetricName, MetricDefinition> = {
  BUILDS: { ...count, where: BUILDS, groups: BUILD_GROUPS },
  BUILD_SUCCESS_RATE: {
    where: JUDGED_BUILDS,
    value: `avg((status = 'SUCCEEDED')::int)`,
    unit: 'SHARE',
    empty: null,
    groups: ['PROJECT', 'PLATFORM', 'PROFILE'],
  },
  BUILD_DURATION_P50: durationAt(0.5),
  BUILD_DURATION_P95: durationAt(0.95),
  GENERATIONS: { ...count, where: `measure = 'generation'`, groups: ['PROJECT', 'STATUS'] },
  PREVIEWS: { ...count, where: `measure = 'preview'`, groups: ['PROJECT', 'PLATFORM'] },
  DEPLOYMENTS: { ...count, where: `measure = 'deployment'`, groups: ['PROJECT', 'STATUS', 'STORE'] },
  EVENTS: { ...count, where: `measure = 'event'`, groups: ['PROJECT', 'EVENT_NAME'] },
  ACTIVE_USERS: { ...count, value: 'count(DISTINCT actor)', where: 'actor IS NOT NULL', groups: ['PROJECT'] },
};

export const GROUP_COLUMNS: Record<MetricGroup, string> = {
  PROJECT: '"projectId"',
  PLATFORM: 'platform',
  PROFILE: 'profile',
  STATUS: 'status',
  STORE: 'store',
  EVENT_NAME: 'name',
};
