import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { DeploymentContext } from '../loaders';
import { Deployment } from './deployment.entity';
import { HaltRolloutInput, RollBackInput, UpdateRolloutInput } from './deployment.inputs';
import { RollBackPayload, RolloutPayload } from './deployment.payloads';
import type { RolloutService } from './rollout.service';

@Resolver(() => Deployment)
export class RolloutResolver {
  constructor(private readonly service: RolloutService) {}

  @Directive('@tag(name: "partner")')
  @Mutation(() => RolloutPayload, { description: 'Changes how many users get a release; offers a halted one again.' })
  async updateRollout(
    @Ctx() { viewer }: DeploymentContext,
    @Arg('input', () => UpdateRolloutInput, { description: 'Which release, and how many users.' })
    { deploymentId, fraction }: UpdateRolloutInput,
  ): Promise<RolloutPayload> {
    return { deployment: await this.service.update(viewer, deploymentId, fraction) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => RolloutPayload, { description: 'Nobody else gets the release; whoever has it keeps it.' })
  async haltRollout(
    @Ctx() { viewer }: DeploymentContext,
    @Arg('input', () => HaltRolloutInput, { description: 'Which release.' }) { deploymentId }: HaltRolloutInput,
  ): Promise<RolloutPayload> {
    return { deployment: await this.service.halt(viewer, deploymentId) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => RollBackPayload, {
    description: 'Halts a release and offers the one before it again. Stores take nothing back from those who have it.',
  })
  rollBack(
    @Ctx() { viewer }: DeploymentContext,
    @Arg('input', () => RollBackInput, { description: 'Which release.' }) { deploymentId }: RollBackInput,
  ): Promise<RollBackPayload> {
    return this.service.rollBack(viewer, deploymentId);
  }
}
