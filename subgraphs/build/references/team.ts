import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: 'People who work together.' })
export class Team {
  @Field(() => ID, { description: 'The id of the team.' })
  id!: string;
}
