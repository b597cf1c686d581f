import { type DataSource, type EntityManager } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import { InvalidInput } from '#platform/kernel/errors';
import { requireAgent, type Viewer } from '#platform/kernel/viewer';
import type { ObjectStore, SignedPut } from '#platform/ports/object-store';
import { InvalidOffer, type SfuRouter } from '#platform/ports/sfu-router';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import { CommandKind, PreviewCommand } from '../command/preview-command.entity';
import { Device } from '../device/device.entity';
import { endSession } from '../session/end-session';
import { PreviewSession } from '../session/preview-session.entity';
import type { PreviewStream } from '../session/preview-stream';
import { changeSession, type SessionWakes } from '../session/session-changes';
import { runningMessage } from '../session/running-message';
import { isStreaming } from '../session/session-state';
import { requireSessionLease, type WorkProof } from './require-session-lease';
import type {
  CommandAnswerInput,
  CreateScreenshotUploadInput,
  PreviewStreamInput,
  PublishPreviewInput,
  ReportPreviewInput,
} from './work.inputs';

const UPLOAD_URL_SECONDS = 5 * 60;

/** What agents report of the sessions that they hold. */
export class WorkService {
  constructor(
    private readonly db: DataSource,
    private readonly objects: ObjectStore,
    private readonly router: SfuRouter,
    private readonly wakes: SessionWakes,
  ) {}

  /** The router's SDP answer. From then on the preview can be looked at. */
  async publish(viewer: Viewer | null, input: PublishPreviewInput): Promise<string> {
    const { sessionId } = input;
    await this.write(viewer, input, async () => undefined);
    const answer = await this.router.publish(sessionId, input.offer).catch((error: unknown) => {
      if (error instanceof InvalidOffer) throw new InvalidInput(error.message, ['offer']);
      throw error;
    });
    try {
      await this.write(viewer, input, async (tx, session) => {
        const now = new Date();
        const startedAt = session.startedAt ?? now;
        // On a new device, or in a router that has lost it, nobody has had the time to look again.
        const lastActiveAt = session.publishedAt ? session.lastActiveAt : now;
        const message = await runningMessage(tx, session.buildId);
        await changeSession(tx, session, { publishedAt: now, startedAt, lastActiveAt, message });
      });
    } catch (error) {
      await this.takeBack(sessionId);
      throw error;
    }
    await this.wakes.changed([sessionId]);
    return answer;
  }

  /** A sign of life. Answers whether the video is in the router. */
  async report(
    viewer: Viewer | null,
    input: ReportPreviewInput,
  ): Promise<{ session: PreviewSession; isPublished: boolean }> {
    const { sessionId, failure, answers } = input;
    const stream = input.stream && streamOf(input.stream);
    const session = await this.write(viewer, input, async (tx, row) => {
      for (const answer of answers) await this.takeAnswer(tx, row, answer);
      if (row.deviceId) await tx.update(Device, row.deviceId, { lastSeenAt: new Date() });
      if (failure) {
        const why = { code: failure.code, message: failure.message, hint: failure.hint ?? null };
        await endSession(tx, row, { status: WorkStatus.FAILED, failure: why });
      } else if (stream && isStreaming(row)) {
        await tx.update(PreviewSession, sessionId, { stream });
        row.stream = stream;
      }
      return row;
    });
    if (failure) await this.wakes.ended([sessionId]);
    else if (stream) await this.wakes.changed([sessionId]);
    if (answers.length > 0) await this.wakes.commanded(sessionId);
    return { session, isPublished: isStreaming(session) && this.router.stats(sessionId) !== null };
  }

  async createScreenshotUpload(viewer: Viewer | null, input: CreateScreenshotUploadInput): Promise<SignedPut> {
    const { sessionId, sequence, bytes, sha256 } = input;
    const key = await this.write(viewer, input, async (tx, { teamId }) => {
      const command = await tx.findOneBy(PreviewCommand, { sessionId, sequence });
      if (command?.kind !== CommandKind.SCREENSHOT || command.answeredAt)
        throw new InvalidInput('No command that waits asks for this picture.', ['sequence']);
      const picture = {
        key: `teams/${teamId}/previews/${sessionId}/${sequence}-${sha256.slice(0, 16)}.png`,
        bytes,
        sha256,
      };
      await tx.update(PreviewCommand, { sessionId, sequence }, { picture });
      return picture.key;
    });
    return this.objects.signPut(key, { bytes, sha256, contentType: 'image/png' }, UPLOAD_URL_SECONDS);
  }

  private async takeAnswer(tx: EntityManager, session: PreviewSession, answer: CommandAnswerInput): Promise<void> {
    const { sequence, frame = null } = answer;
    const command = await tx.findOneBy(PreviewCommand, { sessionId: session.id, sequence });
    if (!command || command.answeredAt) return;
    const error = answer.error ?? (await this.problemOf(command));
    await tx.update(PreviewCommand, { sessionId: session.id, sequence }, { answeredAt: new Date(), frame, error });
    if (command.kind !== CommandKind.RELOAD || !command.buildId) return;
    const { buildId } = command;
    if (error) await changeSession(tx, session, { message: `The app runs as before; it was not reloaded: ${error}` });
    else
      await changeSession(tx, session, {
        buildId,
        message: await runningMessage(tx, buildId, 'The app runs, newly loaded.'),
      });
  }

  private async problemOf({ kind, picture }: PreviewCommand): Promise<string | null> {
    if (kind !== CommandKind.SCREENSHOT) return null;
    const stored = picture && (await this.objects.head(picture.key));
    const isThere = stored?.bytes === picture?.bytes && stored?.sha256 === picture?.sha256;
    return picture && isThere ? null : 'The picture did not arrive; try again.';
  }

  /** The session was lost while the router was told of it. If it has ended, so has its video; if it is another's, that one has published or will. */
  private async takeBack(sessionId: string): Promise<void> {
    const session = await this.db.getRepository(PreviewSession).findOneBy({ id: sessionId });
    if (!session || isFinal(session.status)) await this.router.end(sessionId);
  }

  private write<T>(
    viewer: Viewer | null,
    proof: WorkProof,
    work: (tx: EntityManager, session: PreviewSession) => Promise<T>,
  ): Promise<T> {
    const agent = requireAgent(viewer);
    return unitOfWork(this.db, async (tx) => {
      const { session, isResumed } = await requireSessionLease(tx, agent, proof);
      // Only the way to the graph was interrupted: the video has gone on.
      if (isResumed && session.startedAt && this.router.stats(session.id))
        await changeSession(tx, session, {
          publishedAt: new Date(),
          message: await runningMessage(tx, session.buildId),
        });
      return work(tx, session);
    });
  }
}

const streamOf = ({ p50LatencyMs = null, framesPerSecond, width, height }: PreviewStreamInput): PreviewStream => ({
  p50LatencyMs,
  framesPerSecond,
  width,
  height,
});
