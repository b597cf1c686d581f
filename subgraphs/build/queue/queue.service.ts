import { type DataSource, type FindOptionsWhere, In } from 'typeorm';
import { connect, type ConnectionArgs } from '#platform/graphql/connection';
import type { Viewer } from '#platform/kernel/viewer';
import { WorkStatus } from '#schema/shared/work-status';
import { isOnline } from '../agent/agent-status';
import { Agent, AgentKind } from '../agent/agent.entity';
import { agentsOf } from '../agent/agent.service';
import { Build } from '../build/build.entity';
import { requireReader } from '../build/readable';
import type { BuildQueue } from './build-queue';

/** What waits. */
export class QueueService {
  constructor(private readonly db: DataSource) {}

  async read(viewer: Viewer | null, args: ConnectionArgs): Promise<BuildQueue> {
    const teams = buildsOf(viewer);
    const builds = this.db.getRepository(Build);
    const [page, queued, running, agents] = await Promise.all([
      connect(this.db, Build, { ...teams, status: WorkStatus.QUEUED }, args),
      builds.countBy({ ...teams, status: WorkStatus.QUEUED }),
      builds.countBy({ ...teams, status: WorkStatus.RUNNING }),
      this.db.getRepository(Agent).findBy({ ...agentsOf(viewer), kind: AgentKind.BUILD }),
    ]);
    return {
      builds: page,
      queued,
      running,
      agentsOnline: agents.filter((agent) => isOnline(agent)).length,
      agentsTotal: agents.length,
    };
  }
}

function buildsOf(asking: Viewer | null): FindOptionsWhere<Build> {
  const viewer = requireReader(asking);
  if (viewer.kind === 'user') return { teamId: In(Object.keys(viewer.teams)) };
  return viewer.kind === 'system' || viewer.teamId === null ? {} : { teamId: viewer.teamId };
}
