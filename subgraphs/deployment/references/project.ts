import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The project's deployments and apps in the stores are ours to list. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Project {
  @Field(() => ID)
  id!: string;
}
