import { ArrayMaxSize, ArrayNotEmpty, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { describeEnum } from '#platform/graphql/describe-enum';

/** What is done to one path. */
export enum ChangeKind {
  WRITE = 'WRITE',
  DELETE = 'DELETE',
  MOVE = 'MOVE',
}
describeEnum(ChangeKind, 'ChangeKind', 'What is done to one path.', {
  WRITE: 'The file gets this content; it is made when there is none.',
  DELETE: 'The file goes.',
  MOVE: 'The file gets another path.',
});

@InputType({ description: 'One change of a tree.' })
export class ChangeInput {
  @Field(() => ChangeKind, { description: 'What is done.' })
  kind!: ChangeKind;

  @Field(() => String, { description: 'The file, relative to the root of the project: `ios/App/HomeScreen.swift`.' })
  path!: string;

  @Field(() => String, { nullable: true, description: 'Only for WRITE: the whole text of the file, at most 1 MiB.' })
  content?: string;

  @Field(() => String, { nullable: true, description: 'Only for MOVE: the new path.' })
  to?: string;
}

@InputType({ description: 'Changes that are made together or not at all.' })
export class ApplyChangesInput {
  @Field(() => ID, { description: 'The project to change.' })
  projectId!: string;

  @Field(() => ID, {
    description: 'The revision that the changes were made against. When it is not the head any more, nothing is done.',
  })
  baseRevisionId!: string;

  @Field(() => String, { description: 'What was changed, for a person; up to 500 characters.' })
  @MaxLength(500)
  message!: string;

  @Field(() => [ChangeInput], {
    description: '1 to 1,000 changes, carried out in order. The request as a whole may have 8 MiB.',
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(1000)
  @ValidateNested()
  changes!: ChangeInput[];

  @Field(() => String, { nullable: true, description: 'The same key gives the same revision.' })
  @IsOptional()
  @MaxLength(100)
  idempotencyKey?: string;
}

@InputType({ description: 'The revision to go back to.' })
export class RestoreRevisionInput {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string;

  @Field(() => ID, { description: 'One of its revisions; a new revision with the same tree becomes the head.' })
  revisionId!: string;

  @Field(() => String, { nullable: true, description: 'The same key gives the same revision.' })
  @IsOptional()
  @MaxLength(100)
  idempotencyKey?: string;
}
