import { type DataSource } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import { Conflict, InvalidInput, LimitExceeded } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import { hasRole, requireUser, type UserViewer, type Viewer } from '#platform/kernel/viewer';
import { InvalidOffer, NothingPublished, type SfuRouter } from '#platform/ports/sfu-router';
import { PreviewSession } from './preview-session.entity';
import { NotStreaming } from './session.errors';
import type { ViewPreviewInput } from './session.inputs';
import type { SessionService } from './session.service';
import { isStreaming } from './session-state';

const MAX_VIEWERS = 20;

interface Connected {
  viewerId: string;
  sessionId: string;
  teamId: string;
  userId: string;
  credentialId: string;
}

/** Connections of people to the video. They outlive the request, so that who may look is remembered: whoever may no longer is disconnected. */
export class ViewService {
  private readonly connected = new Map<string, Connected>();

  constructor(
    private readonly db: DataSource,
    private readonly sessions: SessionService,
    private readonly router: SfuRouter,
  ) {
    router.onViewerGone((sessionId, viewerId) => {
      this.connected.delete(viewerId);
      // The row is gone with its database when the process ends; nobody misses this write then.
      this.touch(sessionId).catch(() => undefined);
    });
  }

  /** The SDP answer. Editors may drive; to others the device does not listen. */
  async view(viewer: Viewer | null, { sessionId, offer }: ViewPreviewInput): Promise<string> {
    const user = requireUser(viewer);
    const session = await this.sessions.get(user, sessionId);
    if (!isStreaming(session)) throw new NotStreaming(session);
    const others = [...this.connected.values()].filter((one) => one.sessionId === sessionId);
    if (others.length >= MAX_VIEWERS) throw new LimitExceeded(`At most ${MAX_VIEWERS} connections look at a preview.`);
    const viewerId = newId('view');
    const { userId, credentialId } = user;
    this.connected.set(viewerId, { viewerId, sessionId, teamId: session.teamId, userId, credentialId });
    try {
      const answer = await this.router.view(sessionId, viewerId, offer, { mayDrive: mayDrive(user, session) });
      await this.touch(sessionId);
      return answer;
    } catch (error) {
      this.connected.delete(viewerId);
      if (error instanceof InvalidOffer) throw new InvalidInput(error.message, ['offer']);
      if (!(error instanceof NothingPublished)) throw error;
      throw new Conflict('The video of the preview is being connected again; try again in a few seconds.');
    }
  }

  /** Ends the connections that this is true of. */
  async disconnect(isOver: (connected: Omit<Connected, 'viewerId' | 'sessionId'>) => boolean): Promise<void> {
    const over = [...this.connected.values()].filter(isOver);
    await Promise.all(over.map(({ sessionId, viewerId }) => this.router.disconnect(sessionId, viewerId)));
  }

  private async touch(sessionId: string): Promise<void> {
    await unitOfWork(this.db, (tx) => tx.update(PreviewSession, sessionId, { lastActiveAt: new Date() }));
  }
}

function mayDrive({ teams, scopes }: UserViewer, { teamId }: PreviewSession): boolean {
  const role = teams[teamId];
  return role !== undefined && hasRole(role, 'EDITOR') && (scopes === null || scopes.includes('preview:write'));
}
