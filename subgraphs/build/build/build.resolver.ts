import {
  Arg,
  Ctx,
  Directive,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { by } from '#platform/graphql/subscribe';
import { Artifact } from '../artifact/artifact.entity';
import { Diagnostic } from '../diagnostic/diagnostic.entity';
import type { BuildContext } from '../loaders';
import { Phase } from '../phase/phase.entity';
import { QueuePlace } from '../queue/queue-place';
import { Project } from '../references/project';
import { Revision } from '../references/revision';
import { Build } from './build.entity';
import { CancelBuildInput, RetryBuildInput, StartBuildInput } from './build.inputs';
import { CancelBuildPayload, RetryBuildPayload, StartBuildPayload } from './build.payloads';
import type { BuildService } from './build.service';

/** Builds, to those who want an app. */
@Resolver(() => Build)
export class BuildResolver {
  constructor(readonly service: BuildService) {}

  @Directive('@tag(name: "partner")')
  @Query(() => Build, { description: 'A build by its id.' })
  build(@Ctx() { viewer }: BuildContext, @Arg('id', () => ID, { description: 'The build.' }) id: string) {
    return this.service.get(viewer, id);
  }

  @Directive('@tag(name: "partner")')
  @Directive('@cost(weight: 200)')
  @Mutation(() => StartBuildPayload, { description: 'Queues a build of a revision of a project.' })
  async startBuild(
    @Ctx() { viewer }: BuildContext,
    @Arg('input', () => StartBuildInput, { description: 'What to build.' }) input: StartBuildInput,
  ): Promise<Partial<StartBuildPayload>> {
    return { build: await this.service.start(viewer, input) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => CancelBuildPayload, { description: 'Stops a build wherever it is.' })
  async cancelBuild(
    @Ctx() { viewer }: BuildContext,
    @Arg('input', () => CancelBuildInput, { description: 'Which build.' }) input: CancelBuildInput,
  ): Promise<Partial<CancelBuildPayload>> {
    return { build: await this.service.cancel(viewer, input) };
  }

  @Directive('@tag(name: "partner")')
  @Directive('@cost(weight: 200)')
  @Mutation(() => RetryBuildPayload, { description: 'Queues a new build of what an earlier one was of.' })
  async retryBuild(
    @Ctx() { viewer }: BuildContext,
    @Arg('input', () => RetryBuildInput, { description: 'Which build.' }) input: RetryBuildInput,
  ): Promise<Partial<RetryBuildPayload>> {
    return { build: await this.service.retry(viewer, input) };
  }

  @Directive('@tag(name: "partner")')
  @Subscription(() => Build, {
    description: 'The build as it is now, then again after every change.',
    subscribe: by(
      () => BuildResolver,
      ({ service }, { id }: { id: string }, { viewer }) => service.watch(viewer, id),
    ),
  })
  buildChanged(@Root() build: Build, @Arg('id', () => ID, { description: 'The build.' }) _id: string): Build {
    return build;
  }

  @FieldResolver(() => Project, { description: 'The project that it is of.' })
  project(@Root() { projectId }: Build): Project {
    return { id: projectId };
  }

  @FieldResolver(() => Revision, { description: 'The revision that is built.' })
  revision(@Root() { revisionId }: Build): Revision {
    return { id: revisionId };
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'From when an agent took it to its end, in milliseconds; null before that.',
  })
  durationMs(@Root() { startedAt, finishedAt }: Build): number | null {
    return startedAt && finishedAt && finishedAt.getTime() - startedAt.getTime();
  }

  @FieldResolver(() => QueuePlace, { nullable: true, description: 'Where it waits and why; null once it does not.' })
  queue(@Root() build: Build, @Ctx() { loaders }: BuildContext): Promise<QueuePlace | null> {
    return loaders.queuePlace.load(build);
  }

  @Directive('@listSize(assumedSize: 8)')
  @FieldResolver(() => [Phase], { description: 'Its steps, in the order in which they began.' })
  phases(@Root() { id }: Build, @Ctx() { loaders }: BuildContext): Promise<Phase[]> {
    return loaders.phases.load(id);
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [Diagnostic], { description: 'What the tools say of the source; at most 200 of each phase.' })
  diagnostics(@Root() { id }: Build, @Ctx() { loaders }: BuildContext): Promise<Diagnostic[]> {
    return loaders.diagnostics.load(id);
  }

  @FieldResolver(() => [Artifact], {
    description: 'What it made, each as soon as it can be read, also while the build goes on; at most 50.',
  })
  async artifacts(@Root() { id }: Build, @Ctx() { loaders }: BuildContext): Promise<Artifact[]> {
    return (await loaders.artifacts.load(id)).filter(({ isVisible }) => isVisible);
  }
}
