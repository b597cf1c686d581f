import { type DataSource, type EntityManager, MoreThan } from 'typeorm';
import { record } from '#platform/database/outbox';
import { unitOfWork } from '#platform/database/unit-of-work';
import { NotFound } from '#platform/kernel/errors';
import { requireAgent, requireRole, requireScope, type UserViewer, type Viewer } from '#platform/kernel/viewer';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import type { ObjectStore } from '#platform/ports/object-store';
import { PreviewRequested } from '#schema/events/preview';
import { isFinal } from '#schema/shared/work-status';
import { lockProject, newestBundle } from '../build/known-builds';
import { Device } from '../device/device.entity';
import { PreviewSession } from '../session/preview-session.entity';
import { changeSession, commandsTopic, type SessionWakes } from '../session/session-changes';
import { NO_SUCH_SESSION, NotStreaming } from '../session/session.errors';
import type { SessionService } from '../session/session.service';
import { isStreaming } from '../session/session-state';
import { addCommand } from './add-command';
import { NoAnswer, NotDone } from './command.errors';
import type { SendPreviewInputInput } from './command.inputs';
import { CommandKind, PreviewCommand } from './preview-command.entity';
import { readInput } from './read-input';

/** How long the device may take; a person waits for it. */
const ANSWER_SECONDS: Record<CommandKind, number> = { INPUT: 5, ROTATE: 5, SCREENSHOT: 10, RELOAD: 15, STOP: 5 };
const SCREENSHOT_URL_SECONDS = 60 * 60;
const COMMANDS_AT_ONCE = 100;

type NewCommand = Parameters<typeof addCommand>[2];

/** What people do with a running preview other than by its data channel. Each waits for the device, so that its answer tells what has happened. */
export class CommandService {
  constructor(
    private readonly db: DataSource,
    private readonly sessions: SessionService,
    private readonly objects: ObjectStore,
    private readonly wakes: SessionWakes,
  ) {}

  /** The number of the first picture that shows the effect. */
  async sendInput(viewer: Viewer | null, input: SendPreviewInputInput): Promise<number | null> {
    const { sessionId } = input;
    await this.requireDriver(viewer, sessionId);
    const command = { kind: CommandKind.INPUT, input: readInput(input) };
    return (await this.perform(sessionId, async () => command)).frame;
  }

  async rotate(viewer: Viewer | null, sessionId: string): Promise<void> {
    await this.requireDriver(viewer, sessionId);
    await this.perform(sessionId, async () => ({ kind: CommandKind.ROTATE }));
  }

  /** A URL of a PNG, good for an hour. */
  async takeScreenshot(viewer: Viewer | null, sessionId: string): Promise<string> {
    await this.requireDriver(viewer, sessionId);
    const { picture } = await this.perform(sessionId, async () => ({ kind: CommandKind.SCREENSHOT }));
    if (!picture) throw new NotDone('The device has sent no picture; try again.');
    return this.objects.signGet(picture.key, SCREENSHOT_URL_SECONDS, `${sessionId}.png`);
  }

  /** Runs the newest build, or the same one anew. When the head cannot run yet, its build is asked for, and it is loaded as soon as it can. */
  async reload(viewer: Viewer | null, sessionId: string): Promise<void> {
    await this.requireDriver(viewer, sessionId);
    const isPutOff = await unitOfWork(this.db, (tx) => this.putOff(tx, sessionId));
    if (isPutOff) return this.wakes.changed([sessionId]);
    await this.perform(sessionId, async (tx, session) => {
      const newest = await newestBundle(tx, session, session.wantedRevisionId);
      return { kind: CommandKind.RELOAD, buildId: newest?.id ?? session.buildId };
    });
  }

  /** False when there is nothing to wait for. */
  private async putOff(tx: EntityManager, sessionId: string): Promise<boolean> {
    const { projectId } = await tx.findOneByOrFail(PreviewSession, { id: sessionId });
    // Else the bundle could come between the look and the wish.
    await lockProject(tx, projectId);
    const session = await this.streaming(tx, sessionId);
    const project = await tx.findOneBy(KnownProject, { id: projectId });
    const head = project?.headRevisionId ?? session.wantedRevisionId;
    const newest = await newestBundle(tx, session, session.wantedRevisionId);
    if (newest && newest.revisionId >= head) return false;
    const { teamId, platform, userId } = session;
    await record(tx, PreviewRequested, { sessionId, projectId, teamId, platform, userId });
    const message = 'The newest revision is being built; it is loaded as soon as it can run.';
    await changeSession(tx, session, { awaitedRevisionId: head, lastActiveAt: new Date(), message });
    return true;
  }

  /** For the agent of the session: every command after this sequence, then those that come, until the session has ended. */
  watch(viewer: Viewer | null, sessionId: string, after: number): AsyncIterableIterator<PreviewCommand> {
    const own = () => this.requireOwn(viewer, sessionId);
    return this.wakes.liveCommands(
      sessionId,
      after,
      async (last) => {
        await own();
        const where = { sessionId, sequence: MoreThan(last) };
        return this.db
          .getRepository(PreviewCommand)
          .find({ where, order: { sequence: 'ASC' }, take: COMMANDS_AT_ONCE });
      },
      async () => isFinal((await own()).status),
    );
  }

  private async requireDriver(viewer: Viewer | null, sessionId: string): Promise<UserViewer> {
    const { teamId } = await this.sessions.get(viewer, sessionId);
    const user = requireRole(viewer, teamId, 'EDITOR', NO_SUCH_SESSION);
    requireScope(user, 'preview:write');
    return user;
  }

  private async requireOwn(viewer: Viewer | null, sessionId: string): Promise<PreviewSession> {
    const { agentTokenId } = requireAgent(viewer);
    const session = await this.sessions.get(viewer, sessionId);
    const isOwn = session.deviceId && (await this.db.manager.existsBy(Device, { id: session.deviceId, agentTokenId }));
    if (!isOwn) throw new NotFound(NO_SUCH_SESSION);
    return session;
  }

  private async streaming(tx: EntityManager, id: string): Promise<PreviewSession> {
    const session = await tx.findOneOrFail(PreviewSession, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!isStreaming(session)) throw new NotStreaming(session);
    return session;
  }

  /** Adds a command and waits until the device has done it. */
  private async perform(
    sessionId: string,
    make: (tx: EntityManager, session: PreviewSession) => Promise<NewCommand>,
  ): Promise<PreviewCommand> {
    const over = new AbortController();
    try {
      const changes = await this.wakes.subscribe(commandsTopic(sessionId), over.signal);
      const made = await unitOfWork(this.db, async (tx) => {
        const session = await this.streaming(tx, sessionId);
        await tx.update(PreviewSession, sessionId, { lastActiveAt: new Date() });
        const command = await make(tx, session);
        return { kind: command.kind, sequence: await addCommand(tx, session, command) };
      });
      await this.wakes.commanded(sessionId);
      return await this.answerTo(sessionId, made, changes, over);
    } finally {
      over.abort();
    }
  }

  private async answerTo(
    sessionId: string,
    { kind, sequence }: Pick<PreviewCommand, 'kind' | 'sequence'>,
    changes: AsyncIterable<unknown>,
    over: AbortController,
  ): Promise<PreviewCommand> {
    const seconds = ANSWER_SECONDS[kind];
    const deadline = setTimeout(() => over.abort(), seconds * 1000);
    try {
      for await (const _ of changes) {
        const command = await this.db.getRepository(PreviewCommand).findOneByOrFail({ sessionId, sequence });
        if (command.error) throw new NotDone(command.error);
        if (command.answeredAt) return command;
      }
    } finally {
      clearTimeout(deadline);
    }
    throw new NoAnswer(seconds);
  }
}
