import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The team's objects are ours to list. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Team {
  @Field(() => ID)
  id!: string;
}
