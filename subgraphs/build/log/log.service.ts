import { type DataSource, MoreThan } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import { InvalidInput } from '#platform/kernel/errors';
import { requireAgent, type Viewer } from '#platform/kernel/viewer';
import { isFinal } from '#schema/shared/work-status';
import { ownAgent } from '../agent/agent.service';
import type { BuildWakes } from '../build/build-changes';
import type { BuildService } from '../build/build.service';
import { requireBuildLease } from '../work/require-build-lease';
import { LogGap } from '../work/work.errors';
import type { AppendBuildLogInput } from '../work/work.inputs';
import { appendToLog } from './append';
import { LogChunk } from './log-chunk.entity';

/** Pieces that are read at once: a reader that comes late has the whole log in few steps and never all of it in memory. */
const READ_AT_ONCE = 64;

/** The logs of builds: append-only, each piece once, in order. */
export class LogService {
  constructor(
    private readonly db: DataSource,
    private readonly builds: BuildService,
    private readonly wakes: BuildWakes,
  ) {}

  /** Answers the sequence that the log has reached. A piece that is there already is not written again; a gap is refused. */
  async append(viewer: Viewer | null, input: AppendBuildLogInput): Promise<number> {
    const agent = requireAgent(viewer);
    const reached = await unitOfWork(this.db, async (tx) => {
      await ownAgent(tx, agent, input.agentId);
      const { build } = await requireBuildLease(tx, agent, input);
      if (input.sequence > build.logSequence + 1) throw new LogGap(build.logSequence + 1, input.sequence);
      if (input.sequence === build.logSequence + 1) await appendToLog(tx, build, input.text);
      return build.logSequence;
    });
    await this.wakes.logged(input.buildId);
    return reached;
  }

  /** The next pieces after a sequence, in order; some of them, when there are many. */
  private async read(viewer: Viewer | null, buildId: string, after: number): Promise<LogChunk[]> {
    await this.builds.get(viewer, buildId);
    if (after < 0) throw new InvalidInput('`after` is a sequence; 0 reads from the beginning.', ['after']);
    return this.db
      .getRepository(LogChunk)
      .find({ where: { buildId, sequence: MoreThan(after) }, order: { sequence: 'ASC' }, take: READ_AT_ONCE });
  }

  /** All pieces after a sequence, then those that come; ends with the build. */
  watch(viewer: Viewer | null, buildId: string, after: number): AsyncIterableIterator<LogChunk> {
    return this.wakes.liveLog(
      buildId,
      after,
      (reached) => this.read(viewer, buildId, reached),
      () => this.isOver(viewer, buildId),
    );
  }

  /** Nothing can follow. */
  private async isOver(viewer: Viewer | null, buildId: string): Promise<boolean> {
    return isFinal((await this.builds.get(viewer, buildId)).status);
  }
}
