import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsOptional, Length, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

export const MEDIA_TYPE =
  /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}(; ?[a-z0-9_-]+=[\w.-]+)?$/i;
const NOT_A_MEDIA_TYPE = 'contentType must be a media type such as image/png';

@InputType({ description: 'The object that goes to another place.' })
export class MoveObjectInput {
  @Field(() => ID, { description: 'The object.' })
  objectId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The project that it belongs to from now on, of the same team; null: to the team alone.',
  })
  projectId?: string | null;
}

@InputType({ description: 'The objects that are to go.' })
export class DeleteObjectsInput {
  @Field(() => [ID], { description: '1 to 1,000 objects; each has a result of its own.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(1000)
  @ArrayUnique()
  objectIds!: string[];
}

@InputType({ description: 'What is said of an object.' })
export class UpdateObjectMetadataInput {
  @Field(() => ID, { description: 'The object.' })
  objectId!: string;

  @Field(() => String, { nullable: true, description: '1 to 200 characters.' })
  @IsOptional()
  @Length(1, 200)
  name?: string;

  @Field(() => String, { nullable: true, description: 'A media type such as image/png.' })
  @IsOptional()
  @MaxLength(200)
  @Matches(MEDIA_TYPE, { message: NOT_A_MEDIA_TYPE })
  contentType?: string;
}
