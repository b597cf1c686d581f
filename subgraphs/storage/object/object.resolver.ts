import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import type { StorageContext } from '../loaders';
import { Project } from '../references/project';
import { Team } from '../references/team';
import { User } from '../references/user';
import { DeleteObjectsInput, MoveObjectInput, UpdateObjectMetadataInput } from './object.inputs';
import { DeleteObjectsPayload, ObjectPayload } from './object.payloads';
import type { ObjectService } from './object.service';
import { StoredObject, StoredObjectConnection } from './stored-object.entity';

@Resolver(() => StoredObject)
export class ObjectResolver {
  constructor(private readonly service: ObjectService) {}

  @Directive('@tag(name: "partner")')
  @Query(() => StoredObject, { description: 'A stored object by its id.' })
  storedObject(
    @Ctx() { viewer }: StorageContext,
    @Arg('id', () => ID, { description: 'The id of the object.' }) id: string,
  ): Promise<StoredObject> {
    return this.service.get(viewer, id);
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => ObjectPayload, {
    description: 'Gives an object to another project of its team, or to the team alone.',
  })
  async moveObject(
    @Ctx() { viewer }: StorageContext,
    @Arg('input', () => MoveObjectInput, { description: 'Which one, and where to.' }) input: MoveObjectInput,
  ): Promise<ObjectPayload> {
    return { object: await this.service.move(viewer, input) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => ObjectPayload, { description: 'Changes the name or media type of an object.' })
  async updateObjectMetadata(
    @Ctx() { viewer }: StorageContext,
    @Arg('input', () => UpdateObjectMetadataInput, { description: 'What is to change.' })
    input: UpdateObjectMetadataInput,
  ): Promise<ObjectPayload> {
    return { object: await this.service.updateMetadata(viewer, input) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => DeleteObjectsPayload, { description: 'Deletes objects, each by itself.' })
  async deleteObjects(
    @Ctx() { viewer }: StorageContext,
    @Arg('input', () => DeleteObjectsInput, { description: 'Which ones.' }) { objectIds }: DeleteObjectsInput,
  ): Promise<DeleteObjectsPayload> {
    return { results: await this.service.delete(viewer, objectIds) };
  }

  @FieldResolver(() => String, { description: 'Where it can be read for 15 minutes, in ranges too.' })
  url(@Root() object: StoredObject): Promise<string> {
    return this.service.url(object);
  }

  @FieldResolver(() => Team, { description: 'The team whose it is.' })
  team(@Root() { teamId }: StoredObject): Team {
    return { id: teamId };
  }

  @FieldResolver(() => Project, {
    nullable: true,
    description: 'The project that it belongs to; null for an object of the team.',
  })
  project(@Root() { projectId }: StoredObject): Project | null {
    return projectId ? { id: projectId } : null;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who stored it; fields are null once they share no team with the viewer.',
  })
  createdBy(@Root() { createdById }: StoredObject): User {
    return { id: createdById };
  }
}

@Resolver(() => Project)
export class ProjectObjectsResolver {
  @FieldResolver(() => StoredObjectConnection, { description: 'The stored objects of the project, the newest first.' })
  objects(
    @Root() { id }: Project,
    @Ctx() { loaders }: StorageContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<StoredObject>> {
    return loaders.objectsOfProject.load({ parentId: id, args });
  }
}

@Resolver(() => Team)
export class TeamObjectsResolver {
  @Directive('@tag(name: "partner")')
  @FieldResolver(() => StoredObjectConnection, {
    description: 'The stored objects of the team and its projects, the newest first.',
  })
  objects(
    @Root() { id }: Team,
    @Ctx() { loaders }: StorageContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<StoredObject>> {
    return loaders.objectsOfTeam.load({ parentId: id, args });
  }
}
