import { IsOptional, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { MEDIA_TYPE } from '../object/object.inputs';

/** One PUT of S3 takes 5 GiB; larger things come in parts, which is not offered yet. */
const LARGEST_UPLOAD_BYTES = 5 * 1024 ** 3;

@InputType({
  description: 'What will be sent. Give a project or a team; the personal team of the viewer when both are left out.',
})
export class CreateUploadInput {
  @Field(() => String, { description: 'What people call it; 1 to 200 characters.' })
  @Length(1, 200)
  @Matches(/^[^\p{Cc}/\\]+$/u, { message: 'name may not hold slashes or control characters' })
  name!: string;

  @Field(() => GraphQLSafeInt, { description: 'How many bytes, 1 to 5 GiB.' })
  @Min(1)
  @Max(LARGEST_UPLOAD_BYTES)
  bytes!: number;

  @Field(() => String, { description: 'sha256 of the bytes, 64 hex digits; other bytes are refused.' })
  @Matches(/^[0-9a-fA-F]{64}$/, { message: 'sha256 must be 64 hex digits' })
  sha256!: string;

  @Field(() => String, { description: 'A media type such as image/png.' })
  @MaxLength(200)
  @Matches(MEDIA_TYPE, { message: 'contentType must be a media type such as image/png' })
  contentType!: string;

  @Field(() => ID, { nullable: true, description: 'The project that the object will belong to.' })
  projectId?: string;

  @Field(() => ID, { nullable: true, description: 'The team that the object will belong to.' })
  teamId?: string;

  @Field(() => String, { nullable: true, description: 'The same key gives the same upload.' })
  @IsOptional()
  @MaxLength(100)
  idempotencyKey?: string;
}

@InputType({ description: 'The upload whose bytes were sent.' })
export class CompleteUploadInput {
  @Field(() => ID, { description: 'The upload.' })
  uploadId!: string;
}

@InputType({ description: 'The upload that is given up.' })
export class AbortUploadInput {
  @Field(() => ID, { description: 'The upload; one that has ended stays as it is.' })
  uploadId!: string;
}
