import { Arg, Ctx, Directive, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import { by } from '#platform/graphql/subscribe';
import type { ProjectContext } from '../loaders';
import { Project } from '../project/project.entity';
import { Build } from '../references/build';
import { Generation } from '../references/generation';
import { PreviewSession } from '../references/preview-session';
import { Workspace } from './workspace.entity';
import type { WorkspaceService } from './workspace.service';

@Resolver(() => Workspace)
export class WorkspaceResolver {
  constructor(readonly service: WorkspaceService) {}

  @Directive('@tag(name: "partner")')
  @Subscription(() => Workspace, {
    description: 'What is going on in a project: its present state first, then every change.',
    subscribe: by(
      () => WorkspaceResolver,
      ({ service }, { projectId }: { projectId: string }, { viewer }) => service.watch(viewer, projectId),
    ),
  })
  workspaceChanged(
    @Root() workspace: Workspace,
    @Arg('projectId', () => ID, { description: 'The project.' }) _projectId: string,
  ): Workspace {
    return workspace;
  }

  @FieldResolver(() => Generation, { nullable: true, description: 'The latest generation; null before the first.' })
  generation(@Root() { generation }: Workspace): Generation | null {
    return generation && { id: generation.id };
  }

  @FieldResolver(() => Build, { nullable: true, description: 'The latest build; null before the first.' })
  build(@Root() { build }: Workspace): Build | null {
    return build && { id: build.id };
  }

  @FieldResolver(() => PreviewSession, { nullable: true, description: 'The latest preview; null before the first.' })
  preview(@Root() { preview }: Workspace): PreviewSession | null {
    return preview && { id: preview.id };
  }

  @FieldResolver(() => Project, { description: 'The project that it is about.' })
  project(@Root() { projectId }: Workspace, @Ctx() { loaders }: ProjectContext): Promise<Project | null> {
    return loaders.project.load(projectId);
  }
}
