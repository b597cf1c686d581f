import { type DataSource, type EntityManager, In } from 'typeorm';
import { createOnce } from '#platform/database/idempotency';
import { record } from '#platform/database/outbox';
import { unitOfWork } from '#platform/database/unit-of-work';
import { NotFound, Unauthenticated } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import { mayRead, requireRole, requireScope, type UserViewer, type Viewer } from '#platform/kernel/viewer';
import type { KnownProject } from '#platform/known-projects/known-project.entity';
import type { KnownProjects } from '#platform/known-projects/known-projects';
import { PreviewRequested } from '#schema/events/preview';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import { lockProject, newestBundle } from '../build/known-builds';
import { endSession } from './end-session';
import { PreviewSession } from './preview-session.entity';
import { recordChange, sessionTopic, type SessionWakes } from './session-changes';
import { NO_SUCH_PROJECT, NO_SUCH_SESSION, NotItsPlatform, TooManyLive } from './session.errors';
import type { StartPreviewInput } from './session.inputs';
import { isStreaming, MAX_LIVE_PER_TEAM } from './session-state';

/** Beginning and end of previews, and their state in between. */
export class SessionService {
  constructor(
    private readonly db: DataSource,
    private readonly projects: KnownProjects,
    private readonly wakes: SessionWakes,
  ) {}

  async get(viewer: Viewer | null, id: string): Promise<PreviewSession> {
    if (!viewer) throw new Unauthenticated('Sign in first: send `Authorization: Bearer <token>`.');
    requireScope(viewer, 'preview:read');
    const session = await this.db.getRepository(PreviewSession).findOneBy({ id });
    if (!session || !mayRead(viewer, session.teamId)) throw new NotFound(NO_SUCH_SESSION);
    return session;
  }

  watch(viewer: Viewer | null, id: string): AsyncIterableIterator<PreviewSession> {
    return this.wakes.live(sessionTopic(id), () => this.get(viewer, id));
  }

  /** Answers at once; the session waits for a build of the project's head and then for a device. */
  async start(viewer: Viewer | null, input: StartPreviewInput): Promise<PreviewSession> {
    const { project, user } = await this.projects.require(viewer, input.projectId, 'EDITOR');
    requireScope(viewer, 'preview:write');
    const { platforms } = project;
    // Of a project that only its first revision has told of, the platforms are not known yet; its build knows them.
    if (platforms.length > 0 && !platforms.includes(input.platform))
      throw new NotItsPlatform(input.platform, platforms);
    const { idempotencyKey } = input;
    const once = { mutation: 'startPreview', actorId: user.userId, idempotencyKey, input };
    const session = await unitOfWork(this.db, async (tx) => {
      const id = await createOnce(tx, once, () => this.create(tx, project, user, input));
      return tx.findOneByOrFail(PreviewSession, { id });
    });
    if (session.buildId) await this.wakes.agents();
    return session;
  }

  /** One that streams has then succeeded; one that never came so far is canceled; one that has ended stays as it is. */
  async stop(viewer: Viewer | null, id: string): Promise<PreviewSession> {
    const { teamId } = await this.get(viewer, id);
    requireScope(requireRole(viewer, teamId, 'EDITOR', NO_SUCH_SESSION), 'preview:write');
    const session = await unitOfWork(this.db, async (tx) => {
      const row = await tx.findOneOrFail(PreviewSession, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (isFinal(row.status)) return row;
      const status = isStreaming(row) ? WorkStatus.SUCCEEDED : WorkStatus.CANCELED;
      await endSession(tx, row, { status, message: 'The preview was stopped.' });
      return row;
    });
    await this.wakes.ended([id]);
    return session;
  }

  private async create(
    tx: EntityManager,
    { id: projectId, teamId, headRevisionId }: KnownProject,
    { userId }: UserViewer,
    { platform }: StartPreviewInput,
  ): Promise<string> {
    if (!headRevisionId) throw new NotFound(NO_SUCH_PROJECT);
    await requireRoom(tx, teamId);
    await lockProject(tx, projectId);
    const built = await newestBundle(tx, { projectId, platform }, headRevisionId);
    const now = new Date();
    const session = tx.create(PreviewSession, {
      id: newId('prv'),
      projectId,
      teamId,
      userId,
      platform,
      wantedRevisionId: headRevisionId,
      buildAskedAt: now,
      buildId: built?.id ?? null,
      status: WorkStatus.QUEUED,
      message: built ? 'Waiting for a device.' : 'Waiting for the build of the app.',
      createdAt: now,
      lastActiveAt: now,
    });
    await tx.insert(PreviewSession, session);
    // Asked for also when there is a build: the head may have moved on, unheard.
    await record(tx, PreviewRequested, { sessionId: session.id, projectId, teamId, platform, userId });
    await recordChange(tx, session);
    return session.id;
  }
}

async function requireRoom(tx: EntityManager, teamId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [`previews of ${teamId}`]);
  const status = In([WorkStatus.QUEUED, WorkStatus.RUNNING]);
  const live = await tx.find(PreviewSession, { where: { teamId, status }, order: { id: 'ASC' } });
  if (live.length >= MAX_LIVE_PER_TEAM) throw new TooManyLive(live.map(({ id }) => id));
}
