import type { DataSource, EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import type { Clock } from '#platform/kernel/clock';
import { InvalidInput, LimitExceeded, NotFound } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import { requireRole, requireScope, type UserViewer, type Viewer } from '#platform/kernel/viewer';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import type { KnownProjects } from '#platform/known-projects/known-projects';
import type { Pseudonyms } from '../usage/pseudonyms';
import { UsageEvent } from '../usage/usage-event.entity';
import { EventProblem, type Rejection, rejectionOf } from './event-rules';
import { MOST_EVENTS, type TrackedEventInput, type TrackEventsInput } from './tracking.inputs';

export interface Tracked {
  accepted: number;
  duplicates: number;
  rejected: (Rejection & { eventId: string; index: number })[];
}

/** So many projects that no event has told of are asked for in one request. */
const MOST_ASKED = 10;

export class TrackingService {
  constructor(
    private readonly db: DataSource,
    private readonly projects: KnownProjects,
    private readonly pseudonyms: Pseudonyms,
    private readonly clock: Clock,
  ) {}

  /** Takes what is right, once each, and says of the rest why not. */
  async track(viewer: Viewer | null, { teamId, events }: TrackEventsInput): Promise<Tracked> {
    const user = requireRole(viewer, teamId, 'EDITOR');
    requireScope(viewer, 'analytics:write');
    if (events.length === 0) throw new InvalidInput('There is no event; send 1 to 1,000.', ['events']);
    if (events.length > MOST_EVENTS)
      throw new LimitExceeded(`There are ${events.length} events; ${MOST_EVENTS} come in one request.`, ['events']);
    const known = await this.known(user, teamId, events);
    const now = this.clock.now();
    const rejected: Tracked['rejected'] = [];
    const taken = new Map<string, TrackedEventInput>();
    events.forEach((event, index) => {
      const rejection = rejectionOf(event, now) ?? projectRejection(event, known);
      if (rejection) rejected.push({ ...rejection, eventId: event.eventId, index });
      else if (!taken.has(event.eventId)) taken.set(event.eventId, event);
    });
    const accepted = await unitOfWork(this.db, (tx) => this.keep(tx, user, teamId, taken));
    return { accepted, duplicates: events.length - rejected.length - accepted, rejected };
  }

  /** How many of them were new. */
  private async keep(
    tx: EntityManager,
    user: UserViewer,
    teamId: string,
    events: Map<string, TrackedEventInput>,
  ): Promise<number> {
    // In the order of the ids: two requests with the same events must not wait for each other.
    const ids = [...events.keys()].toSorted((a, b) => (a < b ? -1 : 1));
    const fresh = await tx.query<{ eventId: string }[]>(
      'INSERT INTO tracked_event ("teamId", "eventId") SELECT $1, id FROM unnest($2::text[]) AS id ON CONFLICT DO NOTHING RETURNING "eventId"',
      [teamId, ids],
    );
    if (fresh.length === 0) return 0;
    const actor = this.pseudonyms.of(user.userId);
    const rows = fresh.map(({ eventId }) => rowOf(events.get(eventId)!, teamId, actor));
    await tx.insert(UsageEvent, rows);
    return rows.length;
  }

  /** Those of the named projects that the team has. */
  private async known(user: UserViewer, teamId: string, events: TrackedEventInput[]): Promise<Set<string>> {
    const named = [...new Set(events.flatMap(({ projectId }) => projectId ?? []))];
    if (named.length === 0) return new Set();
    const rows = await this.db.getRepository(KnownProject).findBy({ id: In(named) });
    const known = new Map(rows.map((row) => [row.id, row.teamId]));
    for (const id of named.filter((one) => !known.has(one)).slice(0, MOST_ASKED)) {
      try {
        known.set(id, (await this.projects.require(user, id, 'EDITOR')).project.teamId);
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
      }
    }
    return new Set(named.filter((id) => known.get(id) === teamId));
  }
}

function projectRejection({ projectId }: TrackedEventInput, known: Set<string>): Rejection | null {
  if (!projectId || known.has(projectId)) return null;
  return { code: EventProblem.UNKNOWN_PROJECT, message: 'The team has no such project.' };
}

function rowOf(
  { name, at, projectId, properties }: TrackedEventInput,
  teamId: string,
  actor: string,
): Partial<UsageEvent> {
  return {
    at,
    id: newId('use'),
    name,
    measure: 'event',
    teamId,
    projectId: projectId ?? null,
    actor,
    properties: Object.fromEntries((properties ?? []).map(({ key, value }) => [key, value])),
  };
}
