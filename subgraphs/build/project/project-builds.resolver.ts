import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { connectArray, type Connection, ConnectionArgs } from '#platform/graphql/connection';
import { BuildConnection } from '../build/build-connection';
import type { Build } from '../build/build.entity';
import type { BuildContext } from '../loaders';
import { readableOrNull } from '../readable';
import { Project } from '../references/project';

@Resolver(() => Project)
export class ProjectBuildsResolver {
  @FieldResolver(() => BuildConnection, { description: 'The builds of the project, newest first.' })
  async builds(
    @Root() { id }: Project,
    @Ctx() { viewer, loaders }: BuildContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Build>> {
    // A project that has not been heard of yet has no builds that anyone could see.
    const known = readableOrNull(viewer, await loaders.project.load(id));
    return known
      ? loaders.buildsOfProject.load({ parentId: id, args })
      : connectArray<Build>([], args, (row) => row.id);
  }
}
