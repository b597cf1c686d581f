import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { ConnectionArgs } from '#platform/graphql/connection';
import type { BuildContext } from '../loaders';
import { BuildQueue } from './build-queue';
import type { QueueService } from './queue.service';

@Resolver()
export class QueueResolver {
  constructor(private readonly queues: QueueService) {}

  @Query(() => BuildQueue, { description: "What of the viewer's teams waits to be built, and who could build it." })
  queue(@Ctx() { viewer }: BuildContext, @Args(() => ConnectionArgs) args: ConnectionArgs): Promise<BuildQueue> {
    return this.queues.read(viewer, args);
  }
}
