import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { connectArray, type Connection, ConnectionArgs } from '#platform/graphql/connection';
import { File, FileConnection } from '../file/file.types';
import type { ProjectContext } from '../loaders';
import { Project } from '../project/project.entity';
import { Generation } from '../references/generation';
import { User } from '../references/user';
import { Revision } from './revision.entity';
import { ApplyChangesInput, RestoreRevisionInput } from './revision.inputs';
import { ApplyChangesPayload, RestoreRevisionPayload } from './revision.payloads';
import type { RevisionService } from './revision.service';

@Resolver(() => Revision)
export class RevisionResolver {
  constructor(private readonly service: RevisionService) {}

  @Directive('@tag(name: "partner")')
  @Mutation(() => ApplyChangesPayload, { description: 'Changes files of the head, all together or not at all.' })
  async applyChanges(
    @Ctx() { viewer }: ProjectContext,
    @Arg('input', () => ApplyChangesInput, { description: 'What is to change.' }) input: ApplyChangesInput,
  ): Promise<ApplyChangesPayload> {
    return { revision: await this.service.applyChanges(viewer, input) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => RestoreRevisionPayload, {
    description: 'Makes the tree of an earlier revision the head again, as a new revision.',
  })
  async restoreRevision(
    @Ctx() { viewer }: ProjectContext,
    @Arg('input', () => RestoreRevisionInput, { description: 'Which one.' }) input: RestoreRevisionInput,
  ): Promise<RestoreRevisionPayload> {
    return { revision: await this.service.restore(viewer, input) };
  }

  @FieldResolver(() => FileConnection, { name: 'files', description: 'The files of the tree, by path.' })
  async filesOf(
    @Root() revision: Revision,
    @Ctx() { loaders }: ProjectContext,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
  ): Promise<Connection<File>> {
    return connectArray('files', await loaders.filesOf.load(revision), page, ({ path }) => path);
  }

  @FieldResolver(() => File, { nullable: true, description: 'One file of the tree; null when there is none.' })
  async file(
    @Root() revision: Revision,
    @Ctx() { loaders }: ProjectContext,
    @Arg('path', () => String, { description: 'Relative to the root of the project.' }) path: string,
  ): Promise<File | null> {
    return (await loaders.filesOf.load(revision)).find((file) => file.path === path) ?? null;
  }

  @FieldResolver(() => Project, { description: 'The project that it is a state of.' })
  project(@Root() { projectId }: Revision, @Ctx() { loaders }: ProjectContext): Promise<Project | null> {
    return loaders.project.load(projectId);
  }

  @FieldResolver(() => Revision, {
    nullable: true,
    description: 'The revision that was brought back; null for other sources.',
  })
  restoredFrom(
    @Root() { restoredFromId }: Revision,
    @Ctx() { loaders }: ProjectContext,
  ): Promise<Revision | null> | null {
    return restoredFromId ? loaders.revision.load(restoredFromId) : null;
  }

  @FieldResolver(() => Generation, {
    nullable: true,
    description: 'The generation that wrote it; null for other sources.',
  })
  generation(@Root() { generationId }: Revision): Generation | null {
    return generationId ? { id: generationId } : null;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who made it; fields are null once they share no team with the viewer.',
  })
  createdBy(@Root() { createdById }: Revision): User {
    return { id: createdById };
  }
}
