import { Arg, Directive, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import { by } from '#platform/graphql/subscribe';
import { LogChunk } from './log-chunk.entity';
import type { LogService } from './log.service';

@Resolver()
export class LogResolver {
  constructor(readonly service: LogService) {}

  @Directive('@tag(name: "partner")')
  @Subscription(() => LogChunk, {
    description: 'The log of a build as it is written; ends with the build. No piece is left out and none comes twice.',
    subscribe: by(
      () => LogResolver,
      ({ service }, { buildId, after }: { buildId: string; after: number }, { viewer }) =>
        service.watch(viewer, buildId, after),
    ),
  })
  buildLog(
    @Root() chunk: LogChunk,
    @Arg('buildId', () => ID, { description: 'The build.' }) _buildId: string,
    @Arg('after', () => Int, {
      defaultValue: 0,
      description: 'The sequence of the last piece that the reader has; 0 reads from the beginning.',
    })
    _after: number,
  ): LogChunk {
    return chunk;
  }
}
