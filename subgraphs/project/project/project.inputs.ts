import { ArrayNotEmpty, ArrayUnique, IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { MobilePlatform } from '#schema/shared/mobile-platform';

const LONGEST_NAME = 60;

@InputType({ description: 'What a new project begins with.' })
export class CreateProjectInput {
  @Field(() => String, { description: '1 to 60 characters; unique in the team.' })
  @MaxLength(LONGEST_NAME)
  name!: string;

  @Field(() => [MobilePlatform], {
    description: 'At least one.',
    defaultValue: [MobilePlatform.IOS, MobilePlatform.ANDROID],
  })
  @ArrayNotEmpty()
  @ArrayUnique()
  platforms!: MobilePlatform[];

  @Field(() => ID, {
    nullable: true,
    description: "The team that it belongs to; the viewer's personal team when left out.",
  })
  teamId?: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Every revision starts a preview build of each platform.' })
  buildsAutomatically!: boolean;

  @Field(() => String, { nullable: true, description: 'The same key gives the same project.' })
  @IsOptional()
  @MaxLength(100)
  idempotencyKey?: string;
}

@InputType({ description: 'What of a project is to change; fields left out stay as they are.' })
export class UpdateProjectInput {
  @Field(() => ID, { description: 'The project to change.' })
  projectId!: string;

  @Field(() => String, { nullable: true, description: '1 to 60 characters; unique in the team.' })
  @IsOptional()
  @MaxLength(LONGEST_NAME)
  name?: string;

  @Field(() => [MobilePlatform], { nullable: true, description: 'At least one.' })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  platforms?: MobilePlatform[];

  @Field(() => Boolean, { nullable: true, description: 'Every revision starts a preview build of each platform.' })
  buildsAutomatically?: boolean;
}

@InputType({ description: 'The project to delete.' })
export class DeleteProjectInput {
  @Field(() => ID, { description: 'The project to delete; it can be restored for 30 days.' })
  projectId!: string;
}

@InputType({ description: 'The project to bring back.' })
export class RestoreProjectInput {
  @Field(() => ID, { description: 'A project that was deleted within the last 30 days.' })
  projectId!: string;
}
