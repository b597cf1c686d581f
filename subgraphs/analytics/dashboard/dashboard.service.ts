import type { DataSource } from 'typeorm';
import type { Clock } from '#platform/kernel/clock';
import { requireRole, requireScope, type Viewer } from '#platform/kernel/viewer';
import { bucketsOf } from '../metric/buckets';
import type { MetricGroup, MetricName } from '../metric/metric-enums';
import type { MetricService } from '../metric/metric.service';
import { requireTimeZone } from '../metric/time-zone';
import type { Dashboard, DashboardName } from './dashboard.types';

const DAYS = 30;
const DAY_MS = 86_400_000;

type Tile = [title: string, name: MetricName, groupBy?: MetricGroup];

const TILES: Record<DashboardName, Tile[]> = {
  OVERVIEW: [
    ['Active users', 'ACTIVE_USERS'],
    ['Generations', 'GENERATIONS', 'STATUS'],
    ['Builds', 'BUILDS', 'STATUS'],
    ['Builds that succeed', 'BUILD_SUCCESS_RATE'],
    ['Previews', 'PREVIEWS'],
    ['Deployments', 'DEPLOYMENTS', 'STATUS'],
  ],
  BUILDS: [
    ['Builds by how they ended', 'BUILDS', 'STATUS'],
    ['Builds by platform', 'BUILDS', 'PLATFORM'],
    ['Builds that succeed', 'BUILD_SUCCESS_RATE', 'PLATFORM'],
    ['Duration, half of the builds', 'BUILD_DURATION_P50'],
    ['Duration, 95 of 100 builds', 'BUILD_DURATION_P95'],
    ['Builds by project', 'BUILDS', 'PROJECT'],
  ],
};

export class DashboardService {
  constructor(
    private readonly db: DataSource,
    private readonly metrics: MetricService,
    private readonly clock: Clock,
  ) {}

  async dashboard(viewer: Viewer | null, name: DashboardName, teamId: string, timeZone: string): Promise<Dashboard> {
    requireRole(viewer, teamId, 'VIEWER');
    requireScope(viewer, 'analytics:read');
    requireTimeZone(timeZone);
    const to = this.clock.now();
    const from = new Date(to.getTime() - DAYS * DAY_MS);
    const span = { teamId, from, to, granularity: 'DAY', timeZone, projectId: null, event: null } as const;
    const buckets = await bucketsOf(this.db, span);
    const tiles = await Promise.all(
      TILES[name].map(async ([title, metric, groupBy = null]) => ({
        title,
        metric: await this.metrics.measure({ ...span, name: metric, groupBy }, buckets),
      })),
    );
    return { name, tiles };
  }
}
