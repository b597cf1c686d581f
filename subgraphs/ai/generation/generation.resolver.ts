import {
  Arg,
  Args,
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
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import { by } from '#platform/graphql/subscribe';
import type { AiContext } from '../loaders';
import { Project } from '../references/project';
import { User } from '../references/user';
import { Generation, GenerationConnection } from './generation.entity';
import { CancelGenerationInput, GenerateCodeInput } from './generation.inputs';
import { CancelGenerationPayload, GenerateCodePayload } from './generation.payloads';
import type { GenerationService } from './generation.service';
import { GenerationPart } from './generation-part.entity';

@Resolver(() => Generation)
export class GenerationResolver {
  constructor(readonly service: GenerationService) {}

  @Directive('@tag(name: "partner")')
  @Query(() => Generation, { description: 'A generation by its id.' })
  generation(
    @Ctx() { viewer }: AiContext,
    @Arg('id', () => ID, { description: 'The id of the generation.' }) id: string,
  ): Promise<Generation> {
    return this.service.get(viewer, id);
  }

  @Directive('@tag(name: "partner")')
  @Directive('@cost(weight: 500)')
  @Mutation(() => GenerateCodePayload, {
    description:
      'Writes an app from words, or changes the present one; answers at once, `generationParts` tells the rest.',
  })
  async generateCode(
    @Ctx() { viewer }: AiContext,
    @Arg('input', () => GenerateCodeInput, { description: 'What is wanted.' }) input: GenerateCodeInput,
  ): Promise<GenerateCodePayload> {
    return { generation: await this.service.start(viewer, input) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => CancelGenerationPayload, { description: 'Stops a generation; the project stays as it was.' })
  async cancelGeneration(
    @Ctx() { viewer }: AiContext,
    @Arg('input', () => CancelGenerationInput, { description: 'Which one.' }) { generationId }: CancelGenerationInput,
  ): Promise<CancelGenerationPayload> {
    return { generation: await this.service.cancel(viewer, generationId) };
  }

  @Directive('@tag(name: "partner")')
  @Subscription(() => Generation, {
    description: 'A generation: its present state first, then every change.',
    subscribe: by(
      () => GenerationResolver,
      ({ service }, { id }: { id: string }, { viewer }) => service.watch(viewer, id),
    ),
  })
  generationChanged(
    @Root() generation: Generation,
    @Arg('id', () => ID, { description: 'The id of the generation.' }) _id: string,
  ): Generation {
    return generation;
  }

  @Directive('@tag(name: "partner")')
  @Subscription(() => GenerationPart, {
    description: 'What a generation brings forth, each part once and in order; ends when it has ended.',
    subscribe: by(
      () => GenerationResolver,
      ({ service }, { id, after }: { id: string; after: number }, { viewer }) => service.watchParts(viewer, id, after),
    ),
  })
  generationParts(
    @Root() part: GenerationPart,
    @Arg('id', () => ID, { description: 'The id of the generation.' }) _id: string,
    @Arg('after', () => Int, { defaultValue: 0, description: 'The sequence of the last part that the client has.' })
    _after: number,
  ): GenerationPart {
    return part;
  }

  @FieldResolver(() => Project, { description: 'The project whose app is written.' })
  project(@Root() { projectId }: Generation): Project {
    return { id: projectId };
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who asked for it; fields are null once they share no team with the viewer.',
  })
  createdBy(@Root() { userId }: Generation): User {
    return { id: userId };
  }
}

@Resolver(() => Project)
export class ProjectGenerationsResolver {
  @FieldResolver(() => GenerationConnection, { description: 'The generations of the project, the newest first.' })
  generations(
    @Root() { id }: Project,
    @Ctx() { loaders }: AiContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Generation>> {
    return loaders.generationsOfProject.load({ parentId: id, args });
  }
}
