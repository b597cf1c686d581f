import { type DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import { createOnce } from '#platform/database/idempotency';
import { record } from '#platform/database/outbox';
import { unitOfWork } from '#platform/database/unit-of-work';
import { connect, type Connection, type ConnectionArgs } from '#platform/graphql/connection';
import { newId } from '#platform/kernel/id';
import { mayRead, requireRole, requireScope, requireUser, type TeamRole, type Viewer } from '#platform/kernel/viewer';
import { ProjectCreated, ProjectDeleted, ProjectUpdated } from '#schema/events/project';
import { RevisionSource } from '../revision/revision.entity';
import type { RevisionWriter } from '../revision/revision-writer';
import { Project } from './project.entity';
import { NO_PROJECT, ProjectNameEmpty, ProjectNameTaken, ProjectNotFound, TooManyProjects } from './project.errors';
import type { CreateProjectInput, UpdateProjectInput } from './project.inputs';

const MAX_PROJECTS = 500;
const RESTORABLE_DAYS = 30;

export class ProjectService {
  constructor(
    private readonly db: DataSource,
    private readonly revisions: RevisionWriter,
  ) {}

  async get(viewer: Viewer | null, id: string): Promise<Project> {
    requireScope(viewer, 'project:read');
    if (viewer?.kind !== 'system' && viewer?.kind !== 'agent') requireUser(viewer);
    const project = await this.db.getRepository(Project).findOneBy({ id, deletedAt: IsNull() });
    if (!project || !mayRead(viewer, project.teamId)) throw new ProjectNotFound();
    return project;
  }

  list(viewer: Viewer | null, teamId: string | undefined, page: ConnectionArgs): Promise<Connection<Project>> {
    const team = teamId ?? requireUser(viewer).personalTeamId;
    requireRole(viewer, team, 'VIEWER');
    requireScope(viewer, 'project:read');
    return connect(this.db, Project, { teamId: team, deletedAt: IsNull() }, page, 'newest first');
  }

  async create(viewer: Viewer | null, input: CreateProjectInput): Promise<Project> {
    const teamId = input.teamId ?? requireUser(viewer).personalTeamId;
    const { userId } = requireRole(viewer, teamId, 'EDITOR');
    requireScope(viewer, 'project:write');
    const name = cleanName(input.name);
    const readme = await this.revisions.store(teamId, [{ path: 'README.md', content: Buffer.from(`# ${name}\n`) }]);
    const { idempotencyKey, platforms, buildsAutomatically } = input;
    const once = { mutation: 'createProject', actorId: userId, idempotencyKey, input };
    return unitOfWork(this.db, async (tx) => {
      const id = await createOnce(tx, once, async () => {
        await this.requireRoom(tx, teamId, name);
        const project = { id: newId('prj'), name, nameKey: nameKey(name), teamId, createdById: userId, platforms };
        const headRevisionId = newId('rev');
        await tx.insert(Project, { ...project, buildsAutomatically, headRevisionId, deletedAt: null });
        await record(tx, ProjectCreated, {
          projectId: project.id,
          teamId,
          name,
          platforms,
          buildsAutomatically,
          createdById: userId,
        });
        await this.revisions.append(
          tx,
          { id: project.id, teamId, headRevisionId: null },
          {
            id: headRevisionId,
            source: RevisionSource.CREATED,
            message: 'The project was made.',
            files: readme,
            createdById: userId,
          },
        );
        return project.id;
      });
      const project = await tx.findOneBy(Project, { id, deletedAt: IsNull() });
      // The request came before, and what it made has been deleted since.
      if (!project) throw new ProjectNotFound();
      return project;
    });
  }

  async update(viewer: Viewer | null, { projectId, ...changes }: UpdateProjectInput): Promise<Project> {
    await this.require(viewer, projectId, 'EDITOR');
    const wished = typeof changes.name === 'string' ? cleanName(changes.name) : null;
    return unitOfWork(this.db, async (tx) => {
      const project = await lockProject(tx, projectId);
      const name = wished ?? project.name;
      if (nameKey(name) !== project.nameKey) await this.requireFree(tx, project.teamId, name);
      await tx.update(Project, projectId, {
        name,
        nameKey: nameKey(name),
        platforms: changes.platforms ?? project.platforms,
        buildsAutomatically: changes.buildsAutomatically ?? project.buildsAutomatically,
      });
      return this.updated(tx, projectId);
    });
  }

  async delete(viewer: Viewer | null, projectId: string): Promise<Project> {
    await this.require(viewer, projectId, 'ADMIN');
    return unitOfWork(this.db, async (tx) => {
      const project = await lockProject(tx, projectId);
      await tx.update(Project, projectId, { deletedAt: new Date() });
      await record(tx, ProjectDeleted, { projectId, teamId: project.teamId });
      return project;
    });
  }

  async restore(viewer: Viewer | null, projectId: string): Promise<Project> {
    requireUser(viewer);
    requireScope(viewer, 'project:write');
    const oldest = new Date(Date.now() - RESTORABLE_DAYS * 24 * 3600 * 1000);
    const project = await this.db.getRepository(Project).findOneBy([
      { id: projectId, deletedAt: MoreThan(oldest) },
      { id: projectId, deletedAt: IsNull() },
    ]);
    if (!project) throw new ProjectNotFound();
    requireRole(viewer, project.teamId, 'ADMIN', NO_PROJECT);
    if (!project.deletedAt) return project;
    return unitOfWork(this.db, async (tx) => {
      const where = { id: projectId };
      const locked = await tx.findOneOrFail(Project, { where, lock: { mode: 'pessimistic_write' } });
      if (!locked.deletedAt) return locked;
      await this.requireRoom(tx, locked.teamId, locked.name);
      await tx.update(Project, projectId, { deletedAt: null });
      return this.updated(tx, projectId);
    });
  }

  /** The project, when the viewer has at least this role in its team and a token good for writing. */
  async require(viewer: Viewer | null, projectId: string, least: TeamRole): Promise<Project> {
    requireUser(viewer);
    requireScope(viewer, 'project:write');
    const project = await this.db.getRepository(Project).findOneBy({ id: projectId, deletedAt: IsNull() });
    if (!project) throw new ProjectNotFound();
    requireRole(viewer, project.teamId, least, NO_PROJECT);
    return project;
  }

  private async updated(tx: EntityManager, projectId: string): Promise<Project> {
    const project = await tx.findOneByOrFail(Project, { id: projectId });
    const { teamId, name, platforms, buildsAutomatically } = project;
    await record(tx, ProjectUpdated, { projectId, teamId, name, platforms, buildsAutomatically });
    return project;
  }

  private async requireRoom(tx: EntityManager, teamId: string, name: string): Promise<void> {
    await this.requireFree(tx, teamId, name);
    if ((await tx.countBy(Project, { teamId, deletedAt: IsNull() })) >= MAX_PROJECTS)
      throw new TooManyProjects(MAX_PROJECTS);
  }

  /** Two requests with one name at the same time wait for each other here, so that the second gets words and no unique violation. */
  private async requireFree(tx: EntityManager, teamId: string, name: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [`project names ${teamId}`]);
    if (await tx.existsBy(Project, { teamId, nameKey: nameKey(name), deletedAt: IsNull() }))
      throw new ProjectNameTaken(name);
  }
}

/** The project as it is now, which nobody else changes until the transaction ends. Throws `ProjectNotFound` for a deleted one. */
export async function lockProject(tx: EntityManager, id: string): Promise<Project> {
  const where = { id, deletedAt: IsNull() };
  const project = await tx.findOne(Project, { where, lock: { mode: 'pessimistic_write' } });
  if (!project) throw new ProjectNotFound();
  return project;
}

/** One line without control characters and outer blanks, in Unicode's composed form. */
function cleanName(given: string): string {
  const name = given
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (!name) throw new ProjectNameEmpty();
  return name;
}

const nameKey = (name: string) => name.toLocaleLowerCase('en');
