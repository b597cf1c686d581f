import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { ErrorCode } from '#schema/error-code';
import { StoredObject } from './stored-object.entity';

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The object as it is after the change.' })
export class ObjectPayload extends Payload {
  @Field(() => StoredObject, { nullable: true, description: 'The object; null when there are errors.' })
  object?: StoredObject;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'What became of one object.' })
export class DeletionResult {
  @Field(() => ID, { description: 'The object.' })
  objectId!: string;

  @Field(() => ErrorCode, { nullable: true, description: 'Why it is still there; null when it is gone.' })
  code!: ErrorCode | null;

  @Field(() => String, { nullable: true, description: 'The same for a person.' })
  message!: string | null;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'What became of each object.' })
export class DeleteObjectsPayload extends Payload {
  @Field(() => [DeletionResult], {
    nullable: true,
    description: 'A result an object, in the order of the input; null when there are errors.',
  })
  results?: DeletionResult[];
}
