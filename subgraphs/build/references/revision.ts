import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: 'A state of all files of a project.' })
export class Revision {
  @Field(() => ID, { description: 'The id of the revision.' })
  id!: string;
}
