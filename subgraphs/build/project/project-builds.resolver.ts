import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import { type Build, BuildConnection } from '../build/build.entity';
import type { BuildContext } from '../loaders';
import { Project } from '../references/project';

@Resolver(() => Project)
export class ProjectBuildsResolver {
  @FieldResolver(() => BuildConnection, { description: 'The builds of the project, newest first.' })
  builds(
    @Root() { id }: Project,
    @Ctx() { loaders }: BuildContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Build>> {
    return loaders.buildsOfProject.load({ parentId: id, args });
  }
}
