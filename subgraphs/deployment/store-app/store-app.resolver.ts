import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import { type Deployment, DeploymentConnection } from '../deployment/deployment.entity';
import type { DeploymentContext } from '../loaders';
import { Project } from '../references/project';
import { StoreApp, StoreAppConnection } from './store-app.entity';
import { ConnectStoreInput } from './store-app.inputs';
import { ConnectStorePayload } from './store-app.payloads';
import type { StoreAppService } from './store-app.service';

@Resolver(() => StoreApp)
export class StoreAppResolver {
  constructor(private readonly service: StoreAppService) {}

  @Directive('@tag(name: "partner")')
  @Query(() => StoreApp, { description: 'An app in a store by its id with us.' })
  storeApp(
    @Ctx() { viewer }: DeploymentContext,
    @Arg('id', () => ID, { description: 'The id of the app.' }) id: string,
  ): Promise<StoreApp> {
    return this.service.get(viewer, id);
  }

  @Mutation(() => ConnectStorePayload, {
    description: 'Connects a project with a store under a bundle id; gives the app that it has there already, if any.',
  })
  async connectStore(
    @Ctx() { viewer }: DeploymentContext,
    @Arg('input', () => ConnectStoreInput, { description: 'What comes together.' }) input: ConnectStoreInput,
  ): Promise<ConnectStorePayload> {
    return { storeApp: await this.service.connect(viewer, input) };
  }

  @FieldResolver(() => Project, { description: 'The project whose app it is.' })
  project(@Root() { projectId }: StoreApp): Project {
    return { id: projectId };
  }

  @FieldResolver(() => DeploymentConnection, { description: 'Its deployments, the newest first.' })
  deployments(
    @Root() { id }: StoreApp,
    @Ctx() { loaders }: DeploymentContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Deployment>> {
    return loaders.deploymentsOfApp.load({ parentId: id, args });
  }
}

@Resolver(() => Project)
export class ProjectStoreAppsResolver {
  @FieldResolver(() => StoreAppConnection, { description: 'The apps of the project in the stores, the oldest first.' })
  storeApps(
    @Root() { id }: Project,
    @Ctx() { loaders }: DeploymentContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<StoreApp>> {
    return loaders.appsOfProject.load({ parentId: id, args });
  }
}
