import { Directive, Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { StoredObject } from '../object/stored-object.entity';
import { Upload } from './upload.entity';

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The upload that has begun.' })
export class CreateUploadPayload extends Payload {
  @Field(() => Upload, { nullable: true, description: 'The upload; null when there are errors.' })
  upload?: Upload;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The object that the bytes are now.' })
export class CompleteUploadPayload extends Payload {
  @Field(() => StoredObject, { nullable: true, description: 'The object; null when there are errors.' })
  object?: StoredObject;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The upload that was given up.' })
export class AbortUploadPayload extends Payload {
  @Field(() => Upload, { nullable: true, description: 'The upload; null when there are errors.' })
  upload?: Upload;
}
