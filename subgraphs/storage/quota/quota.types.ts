import { GraphQLSafeInt } from 'graphql-scalars';
import { Directive, Field, Int, ObjectType } from 'type-graphql';

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'How much a team keeps with us.' })
export class StorageUsage {
  @Field(() => GraphQLSafeInt, { description: 'Bytes of all objects.' })
  usedBytes!: number;

  @Field(() => GraphQLSafeInt, { description: 'Bytes that open uploads keep room for.' })
  reservedBytes!: number;

  @Field(() => GraphQLSafeInt, { description: 'Bytes that the team may keep.' })
  limitBytes!: number;

  @Field(() => Int, { description: 'How many objects there are.' })
  objectCount!: number;
}
