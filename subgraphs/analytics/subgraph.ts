import type { Subgraph } from '#platform/graphql/subgraph';
import { systemClock } from '#platform/kernel/clock';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import { KnownProjects } from '#platform/known-projects/known-projects';
import { consumersWith } from './consumers';
import { DashboardResolver } from './dashboard/dashboard.resolver';
import { DashboardService } from './dashboard/dashboard.service';
import { FunnelResolver } from './funnel/funnel.resolver';
import { FunnelService } from './funnel/funnel.service';
import { startJobs } from './jobs';
import { MetricResolver } from './metric/metric.resolver';
import { MetricService } from './metric/metric.service';
import { migrations } from './migrations';
import { TrackedEvent } from './tracking/tracked-event.entity';
import { TrackingResolver } from './tracking/tracking.resolver';
import { TrackingService } from './tracking/tracking.service';
import { Milestone } from './usage/milestone.entity';
import { Pseudonyms } from './usage/pseudonyms';
import { UsageEvent } from './usage/usage-event.entity';

export const analyticsSubgraph: Subgraph = {
  name: 'analytics',
  entities: [UsageEvent, Milestone, TrackedEvent, KnownProject],
  migrations,
  wire(db, { graph, viewerSecret, log }) {
    const pseudonyms = new Pseudonyms(viewerSecret);
    const metrics = new MetricService(db);
    const tracking = new TrackingService(db, new KnownProjects(db, graph), pseudonyms, systemClock);
    return {
      resolvers: [
        new TrackingResolver(tracking),
        new MetricResolver(metrics),
        new DashboardResolver(new DashboardService(db, metrics, systemClock)),
        new FunnelResolver(new FunnelService(db)),
      ],
      // It extends no entity and has none of its own: its answers are values.
      references: {},
      loaders: () => ({}),
      consumers: consumersWith(pseudonyms),
      start: async () => startJobs(db, systemClock, log),
    };
  },
};
