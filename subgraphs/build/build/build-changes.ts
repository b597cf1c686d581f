import type { EntityManager } from 'typeorm';
import { record } from '#platform/database/outbox';
import { liveLog, liveState } from '#platform/graphql/live';
import type { PubSub } from '#platform/ports/pub-sub';
import { BuildArtifactReady, BuildChanged, BuildFinished } from '#schema/events/build';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import { Artifact } from '../artifact/artifact.entity';
import type { Build } from './build.entity';

export const buildTopic = (buildId: string) => `build:${buildId}`;
const logTopic = (buildId: string) => `build-log:${buildId}`;
/** Agents listen here for a reason to look for work, or to ask whether theirs is still theirs. */
export const AGENTS_TOPIC = 'build-agents';

const DEFAULT_MESSAGES: Record<WorkStatus, string> = {
  QUEUED: 'Waiting for a build agent.',
  RUNNING: 'A build agent has begun.',
  SUCCEEDED: 'The app is built.',
  FAILED: 'The build failed.',
  CANCELED: 'The build was canceled.',
};

/** Records, in the transaction of the change, that the build is now as the row says; also that it has ended, when it has. */
export async function recordChange(tx: EntityManager, build: Build, message?: string): Promise<void> {
  const { id: buildId, status, failure } = build;
  const common = { ...factsOf(build), status };
  await record(tx, BuildChanged, { ...common, message: message ?? failure?.message ?? DEFAULT_MESSAGES[status] });
  if (!isFinal(status)) return;
  const artifacts = await tx.find(Artifact, { where: { buildId, isVisible: true }, order: { id: 'ASC' } });
  await record(tx, BuildFinished, {
    ...common,
    durationMs: build.startedAt && build.finishedAt ? build.finishedAt.getTime() - build.startedAt.getTime() : 0,
    failure: failure && { code: failure.code, message: failure.message },
    artifacts: artifacts.map(artifactOf),
  });
}

/** Records, in the transaction of the change, that an artifact of a build that still runs can be used. */
export async function recordArtifact(tx: EntityManager, build: Build, artifact: Artifact): Promise<void> {
  await record(tx, BuildArtifactReady, { ...factsOf(build), artifact: artifactOf(artifact) });
}

const factsOf = ({ id, projectId, teamId, revisionId, platform, profile, fencingToken }: Build) => ({
  buildId: id,
  projectId,
  teamId,
  revisionId,
  platform,
  profile,
  claim: fencingToken,
});

const artifactOf = ({ id, kind, key, bytes, sha256, contentType }: Artifact) => ({
  artifactId: id,
  kind,
  key,
  bytes,
  sha256,
  contentType,
});

/** Wakes those who look at builds, always after the commit; and lets them look. */
export class BuildWakes {
  constructor(private readonly pubSub: PubSub) {}

  async changed(buildIds: Iterable<string>): Promise<void> {
    for (const id of new Set(buildIds)) await this.pubSub.publish(buildTopic(id), {});
  }

  /** The log has grown, or will not grow any more. */
  async logged(buildId: string): Promise<void> {
    await this.pubSub.publish(logTopic(buildId), {});
  }

  /** The build has ended: its viewers and the readers of its log hear it, and its agent stops. */
  async ended(buildIds: Iterable<string>): Promise<void> {
    const ids = [...buildIds];
    await this.changed(ids);
    for (const id of ids) await this.logged(id);
    await this.agents();
  }

  async agents(): Promise<void> {
    await this.pubSub.publish(AGENTS_TOPIC, {});
  }

  /** The state now and after every wake-up of the topic. */
  live<T>(topic: string, load: () => Promise<T>): AsyncIterableIterator<T> {
    return liveState(this.pubSub, topic, load);
  }

  /** The pieces of a log from `after` on, as they come. */
  liveLog<Row extends { sequence: number }>(
    buildId: string,
    after: number,
    read: (after: number) => Promise<Row[]>,
    isOver: () => Promise<boolean>,
  ): AsyncIterableIterator<Row> {
    return liveLog(this.pubSub, logTopic(buildId), after, read, isOver);
  }
}
