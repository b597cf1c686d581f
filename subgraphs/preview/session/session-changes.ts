import type { EntityManager } from 'typeorm';
import { record } from '#platform/database/outbox';
import { liveLog, liveState } from '#platform/graphql/live';
import type { PubSub } from '#platform/ports/pub-sub';
import type { SfuRouter } from '#platform/ports/sfu-router';
import { PreviewChanged } from '#schema/events/preview';
import { PreviewSession } from './preview-session.entity';
import { shownStatus } from './session-state';

export const sessionTopic = (sessionId: string) => `preview:${sessionId}`;
export const commandsTopic = (sessionId: string) => `preview-commands:${sessionId}`;
/** Agents listen here for a reason to look for work. */
export const AGENTS_TOPIC = 'preview-agents';

type Changes = Partial<Omit<PreviewSession, 'id'>>;

/** Writes what has changed of a session whose row the caller holds locked, and records that it is now so. */
export async function changeSession(tx: EntityManager, session: PreviewSession, changes: Changes): Promise<void> {
  await tx.update(PreviewSession, session.id, changes);
  Object.assign(session, changes);
  await recordChange(tx, session);
}

export async function recordChange(tx: EntityManager, session: PreviewSession): Promise<void> {
  const { id: sessionId, projectId, teamId, platform, message } = session;
  await record(tx, PreviewChanged, { sessionId, projectId, teamId, platform, status: shownStatus(session), message });
}

/** Wakes those who look at sessions or work on them, always after the commit; and lets them look. */
export class SessionWakes {
  constructor(
    private readonly pubSub: PubSub,
    private readonly router: SfuRouter,
  ) {}

  async changed(sessionIds: Iterable<string>): Promise<void> {
    for (const id of new Set(sessionIds)) await this.pubSub.publish(sessionTopic(id), {});
  }

  /** A command was added or answered. */
  async commanded(sessionId: string): Promise<void> {
    await this.pubSub.publish(commandsTopic(sessionId), {});
  }

  /** Sessions have ended: their agents and viewers hear it, and their video is no more. */
  async ended(sessionIds: Iterable<string>): Promise<void> {
    for (const id of new Set(sessionIds)) {
      await this.changed([id]);
      await this.commanded(id);
      await this.router.end(id);
    }
  }

  async agents(): Promise<void> {
    await this.pubSub.publish(AGENTS_TOPIC, {});
  }

  /** The state now and after every wake-up of the topic. */
  live<T>(topic: string, load: () => Promise<T>): AsyncIterableIterator<T> {
    return liveState(this.pubSub, topic, load);
  }

  liveCommands<Row extends { sequence: number }>(
    sessionId: string,
    after: number,
    read: (after: number) => Promise<Row[]>,
    isOver: () => Promise<boolean>,
  ): AsyncIterableIterator<Row> {
    return liveLog(this.pubSub, commandsTopic(sessionId), after, read, isOver);
  }

  subscribe(topic: string, signal: AbortSignal): Promise<AsyncIterable<unknown>> {
    return this.pubSub.subscribe(topic, signal);
  }
}
