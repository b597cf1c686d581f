import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import type { ProjectContext } from '../loaders';
import { Team } from '../references/team';
import { User } from '../references/user';
import { Revision, RevisionConnection } from '../revision/revision.entity';
import { Project, ProjectConnection } from './project.entity';
import { CreateProjectInput, DeleteProjectInput, RestoreProjectInput, UpdateProjectInput } from './project.inputs';
import {
  CreateProjectPayload,
  DeleteProjectPayload,
  RestoreProjectPayload,
  UpdateProjectPayload,
} from './project.payloads';
import type { ProjectService } from './project.service';

@Resolver(() => Project)
export class ProjectResolver {
  constructor(private readonly service: ProjectService) {}

  @Directive('@tag(name: "partner")')
  @Query(() => Project, { description: 'A project by its id.' })
  project(
    @Ctx() { viewer }: ProjectContext,
    @Arg('id', () => ID, { description: 'The id of the project.' }) id: string,
  ): Promise<Project> {
    return this.service.get(viewer, id);
  }

  @Directive('@tag(name: "partner")')
  @Query(() => ProjectConnection, { description: 'The projects of a team, the newest first.' })
  projects(
    @Ctx() { viewer }: ProjectContext,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('teamId', () => ID, { nullable: true, description: "The team; the viewer's personal team when left out." })
    teamId?: string,
  ): Promise<Connection<Project>> {
    return this.service.list(viewer, teamId, page);
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => CreateProjectPayload, { description: 'Makes a project. It has a first revision at once.' })
  async createProject(
    @Ctx() { viewer }: ProjectContext,
    @Arg('input', () => CreateProjectInput, { description: 'What it begins with.' }) input: CreateProjectInput,
  ): Promise<CreateProjectPayload> {
    return { project: await this.service.create(viewer, input) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => UpdateProjectPayload, { description: "Changes a project's name or settings." })
  async updateProject(
    @Ctx() { viewer }: ProjectContext,
    @Arg('input', () => UpdateProjectInput, { description: 'What is to change.' }) input: UpdateProjectInput,
  ): Promise<UpdateProjectPayload> {
    return { project: await this.service.update(viewer, input) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => DeleteProjectPayload, {
    description: 'Deletes a project; `restoreProject` brings it back for 30 days.',
  })
  async deleteProject(
    @Ctx() { viewer }: ProjectContext,
    @Arg('input', () => DeleteProjectInput, { description: 'Which one.' }) { projectId }: DeleteProjectInput,
  ): Promise<DeleteProjectPayload> {
    return { project: await this.service.delete(viewer, projectId) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => RestoreProjectPayload, { description: 'Brings a deleted project back.' })
  async restoreProject(
    @Ctx() { viewer }: ProjectContext,
    @Arg('input', () => RestoreProjectInput, { description: 'Which one.' }) { projectId }: RestoreProjectInput,
  ): Promise<RestoreProjectPayload> {
    return { project: await this.service.restore(viewer, projectId) };
  }

  @FieldResolver(() => Revision, { description: 'The newest revision: what is built and shown.' })
  headRevision(@Root() project: Project, @Ctx() { loaders }: ProjectContext): Promise<Revision> {
    return loaders.headRevision.load(project);
  }

  @FieldResolver(() => RevisionConnection, { description: 'Every state that the project has had, the newest first.' })
  revisions(
    @Root() { id }: Project,
    @Ctx() { loaders }: ProjectContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Revision>> {
    return loaders.revisions.load({ parentId: id, args });
  }

  @FieldResolver(() => Team, { description: 'The team that it belongs to.' })
  team(@Root() { teamId }: Project): Team {
    return { id: teamId };
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who made it; fields are null once they share no team with the viewer.',
  })
  owner(@Root() { createdById }: Project): User {
    return { id: createdById };
  }
}

@Resolver(() => Team)
export class TeamProjectsResolver {
  @Directive('@tag(name: "partner")')
  @FieldResolver(() => ProjectConnection, { description: 'The projects of the team, the newest first.' })
  projects(
    @Root() { id }: Team,
    @Ctx() { loaders }: ProjectContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Project>> {
    return loaders.projectsOfTeam.load({ parentId: id, args });
  }
}
