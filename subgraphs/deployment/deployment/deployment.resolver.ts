import {
  Arg,
  Args,
  Ctx,
  Directive,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import { by } from '#platform/graphql/subscribe';
import type { DeploymentContext } from '../loaders';
import { Build } from '../references/build';
import { Project } from '../references/project';
import { User } from '../references/user';
import { StoreApp } from '../store-app/store-app.entity';
import { errorsOf } from './checks';
import { Deployment, DeploymentConnection, versionNameOf } from './deployment.entity';
import { CheckDeploymentInput, DeployInput } from './deployment.inputs';
import { StoreRelease } from './deployment-parts';
import { CheckDeploymentPayload, DeployPayload } from './deployment.payloads';
import type { DeploymentService } from './deployment.service';

@Resolver(() => Deployment)
export class DeploymentResolver {
  constructor(readonly service: DeploymentService) {}

  @Directive('@tag(name: "partner")')
  @Query(() => Deployment, { description: 'A deployment by its id.' })
  deployment(
    @Ctx() { viewer }: DeploymentContext,
    @Arg('id', () => ID, { description: 'The id of the deployment.' }) id: string,
  ): Promise<Deployment> {
    return this.service.get(viewer, id);
  }

  @Directive('@tag(name: "partner")')
  @Directive('@cost(weight: 200)')
  @Mutation(() => DeployPayload, {
    description: 'Brings a build to a store; answers at once, `deploymentChanged` tells the rest.',
  })
  async deploy(
    @Ctx() { viewer }: DeploymentContext,
    @Arg('input', () => DeployInput, { description: 'What, where to, and for whom.' }) input: DeployInput,
  ): Promise<DeployPayload> {
    return { deployment: await this.service.deploy(viewer, input) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => CheckDeploymentPayload, { description: 'The checks of `deploy` without deploying.' })
  async checkDeployment(
    @Ctx() { viewer }: DeploymentContext,
    @Arg('input', () => CheckDeploymentInput, { description: 'What, where to, and for whom.' })
    input: CheckDeploymentInput,
  ): Promise<CheckDeploymentPayload> {
    const checks = await this.service.check(viewer, input);
    return { checks, canDeploy: errorsOf(checks).length === 0 };
  }

  @Directive('@tag(name: "partner")')
  @Subscription(() => Deployment, {
    description: 'A deployment: its present state first, then every change.',
    subscribe: by(
      () => DeploymentResolver,
      ({ service }, { id }: { id: string }, { viewer }) => service.watch(viewer, id),
    ),
  })
  deploymentChanged(
    @Root() deployment: Deployment,
    @Arg('id', () => ID, { description: 'The id of the deployment.' }) _id: string,
  ): Deployment {
    return deployment;
  }

  @FieldResolver(() => StoreRelease, { description: 'The release in the store, as the store told of it last.' })
  store(@Root() deployment: Deployment): StoreRelease {
    const { storeName, releaseState, rawState, rejection, versionCode, rolloutFraction } = deployment;
    const versionName = versionCode === null ? null : versionNameOf(versionCode);
    return { name: storeName, state: releaseState, rawState, rejection, versionCode, versionName, rolloutFraction };
  }

  @FieldResolver(() => StoreApp, { description: 'The app in the store.' })
  async storeApp(@Root() { storeAppId }: Deployment, @Ctx() { loaders }: DeploymentContext): Promise<StoreApp> {
    return (await loaders.storeApp.load(storeAppId))!;
  }

  @FieldResolver(() => Project, { description: 'The project whose app it is.' })
  project(@Root() { projectId }: Deployment): Project {
    return { id: projectId };
  }

  @FieldResolver(() => Build, { description: 'The build that is deployed.' })
  build(@Root() { buildId }: Deployment): Build {
    return { id: buildId };
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who asked for it; fields are null once they share no team with the viewer.',
  })
  createdBy(@Root() { createdById }: Deployment): User {
    return { id: createdById };
  }
}

@Resolver(() => Project)
export class ProjectDeploymentsResolver {
  @FieldResolver(() => DeploymentConnection, { description: 'The deployments of the project, the newest first.' })
  deployments(
    @Root() { id }: Project,
    @Ctx() { loaders }: DeploymentContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Deployment>> {
    return loaders.deploymentsOfProject.load({ parentId: id, args });
  }
}
