import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A native mobile app in the making.' })
export class Project {
  @Field(() => ID, { description: 'The id of the project.' })
  id!: string;
}
