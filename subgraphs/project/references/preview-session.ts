import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType()
export class PreviewSession {
  @Field(() => ID)
  id!: string;
}
