import { Forbidden, NotFound, Unauthenticated } from './errors';

/** Roles of a team, from the weakest to the strongest. */
export const TEAM_ROLES = ['VIEWER', 'EDITOR', 'ADMIN', 'OWNER'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

/** A person, by a session or an access token. */
export interface UserViewer {
  kind: 'user';
  userId: string;
  /** The team that is used when an input names none. */
  personalTeamId: string;
  /** Every team of the user with the role in it. */
  teams: Record<string, TeamRole>;
  /** What the token may do; null: everything the user may. `project:read`, `project:write`, `build:write` … */
  scopes: string[] | null;
  /** The session or access token behind the request, for revocation. */
  credentialId: string;
}

/** A build or simulator agent, by an agent token. */
export interface AgentViewer {
  kind: 'agent';
  agentTokenId: string;
  /** The team that the agent works for; null: the platform's own agents, which work for all. */
  teamId: string | null;
  pool: string;
  credentialId: string;
}

/** A subgraph or the gateway itself, in the name of nobody: reads what it needs to fill its own rows. */
interface SystemViewer {
  kind: 'system';
  service: string;
  credentialId: string;
}

export type Viewer = UserViewer | AgentViewer | SystemViewer;

const SIGN_IN = 'Sign in first: send `Authorization: Bearer <token>`.';

/** Anyone but nobody: a person, an agent or the platform. Before it is said whether a thing exists. */
export function requireSignedIn(viewer: Viewer | null): asserts viewer is Viewer {
  if (!viewer) throw new Unauthenticated(SIGN_IN);
}

export function requireUser(viewer: Viewer | null): UserViewer {
  if (viewer?.kind !== 'user') throw new Unauthenticated(SIGN_IN);
  return viewer;
}

export function requireAgent(viewer: Viewer | null): AgentViewer {
  if (viewer?.kind !== 'agent') throw new Unauthenticated('This needs an agent token; `createAgentToken` makes one.');
  return viewer;
}

/**
 * The first sentence of every service method about a team's things: the viewer has at least this role there.
 * A team that the viewer is not in is `NOT_FOUND`, so that ids of other tenants cannot be probed. `missing` words that.
 */
export function requireRole(
  viewer: Viewer | null,
  teamId: string,
  least: TeamRole,
  missing = 'There is no such team.',
): UserViewer {
  const user = requireUser(viewer);
  const role = roleIn(user, teamId);
  if (!role) throw new NotFound(missing);
  if (!hasRole(role, least)) throw new Forbidden(`This needs the role ${least} in the team; yours is ${role}.`);
  return user;
}

/** The user's role in a team. An id is a client's text, and `constructor` is a name that every object answers to. */
const roleIn = ({ teams }: UserViewer, teamId: string): TeamRole | undefined =>
  Object.hasOwn(teams, teamId) ? teams[teamId] : undefined;

/** True when the viewer may read the team's things: its members, its agents, the platform itself. */
export function mayRead(viewer: Viewer | null, teamId: string): boolean {
  if (!viewer) return false;
  if (viewer.kind === 'user') return roleIn(viewer, teamId) !== undefined;
  return viewer.kind === 'system' || viewer.teamId === null || viewer.teamId === teamId;
}

export function hasRole(role: TeamRole, least: TeamRole): boolean {
  return TEAM_ROLES.indexOf(role) >= TEAM_ROLES.indexOf(least);
}

/** A token made for less than everything has to carry the scope: `project:read`, `build:write`. Write includes read. Agents and the platform have no scopes. */
export function requireScope(viewer: Viewer | null, scope: `${string}:${'read' | 'write'}`): void {
  if (viewer?.kind !== 'user' || viewer.scopes === null || viewer.scopes.includes(scope)) return;
  if (scope.endsWith(':read') && viewer.scopes.includes(scope.replace(/read$/, 'write'))) return;
  throw new Forbidden(`This needs the scope ${scope}, which the access token does not have.`);
}
