import { UserDeleted, CredentialRevoked, TeamCreated, TeamMemberChanged, UserSignedUp } from '#schema/events/account';
import { GenerationChanged, GenerationCompleted } from '#schema/events/ai';
import { BuildChanged, BuildFinished } from '#schema/events/build';
import { DeploymentChanged } from '#schema/events/deployment';
import type { Event, EventType } from '#schema/events/event';
import { PreviewChanged, PreviewRequested } from '#schema/events/preview';
import { ProjectCreated, ProjectDeleted, ProjectUpdated, RevisionCreated } from '#schema/events/project';
import { ObjectDeleted, ObjectStored } from '#schema/events/storage';
import { isFinal, WorkStatus } from '#schema/shared/work-status';
import type { Pseudonyms } from './pseudonyms';
import type { Measure, UsageEvent } from './usage-event.entity';

/** Everything that the platform tells of. */
export const PLATFORM_EVENTS = [
  UserSignedUp,
  UserDeleted,
  TeamCreated,
  TeamMemberChanged,
  CredentialRevoked,
  ProjectCreated,
  ProjectUpdated,
  ProjectDeleted,
  RevisionCreated,
  GenerationChanged,
  GenerationCompleted,
  BuildChanged,
  BuildFinished,
  PreviewRequested,
  PreviewChanged,
  ObjectStored,
  ObjectDeleted,
  DeploymentChanged,
] as EventType[];

/** What is taken of an event: nothing else can get into the rows. */
interface Facts {
  teamId?: string;
  personalTeamId?: string;
  projectId?: string;
  buildId?: string;
  generationId?: string;
  sessionId?: string;
  deploymentId?: string;
  objectId?: string;
  revisionId?: string;
  userId?: string;
  createdById?: string;
  status?: WorkStatus;
  platform?: string;
  profile?: string;
  store?: string;
  durationMs?: number;
  bytes?: number;
}

/** Events that name a user who has done nothing. */
const PASSIVE = new Set([TeamMemberChanged.name, UserDeleted.name]);

/** The row of an event, without what it counts as. */
export function usageOf(event: Event, pseudonyms: Pseudonyms): Omit<UsageEvent, 'measure'> {
  const facts = event.data as Facts;
  const userId = PASSIVE.has(event.name) ? undefined : (facts.userId ?? facts.createdById);
  return {
    at: new Date(event.at),
    id: event.id,
    name: event.name,
    teamId: facts.teamId ?? facts.personalTeamId ?? null,
    projectId: facts.projectId ?? null,
    subjectId: subjectOf(facts),
    actor: userId ? pseudonyms.of(userId) : null,
    status: facts.status ?? null,
    platform: facts.platform ?? null,
    profile: facts.profile ?? null,
    store: facts.store ?? null,
    durationMs: facts.durationMs ?? null,
    properties: facts.bytes === undefined ? {} : { bytes: facts.bytes },
  };
}

const subjectOf = ({ deploymentId, sessionId, buildId, generationId, objectId, revisionId }: Facts): string | null =>
  deploymentId ?? sessionId ?? buildId ?? generationId ?? objectId ?? revisionId ?? null;

/** What an event counts as, if it is the first of its subject to do so; null when it counts as nothing. */
export function measureOf({ name, data }: Event): Measure | null {
  const { status } = data as Facts;
  const isOver = status !== undefined && isFinal(status);
  if (name === BuildFinished.name) return 'build';
  if (name === GenerationChanged.name) return isOver ? 'generation' : 'prompt';
  if (name === PreviewRequested.name) return 'preview';
  if (name === PreviewChanged.name) return status === WorkStatus.RUNNING ? 'frame' : 'preview';
  if (name === DeploymentChanged.name) return isOver ? 'deployment' : null;
  return null;
}
