import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { BuildProfile } from './build.entity';

const KEY = 'The same key gives the same build, so that a repeated request does not queue a second one.';

@InputType({ description: 'What to build.' })
export class StartBuildInput {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string;

  @Field(() => MobilePlatform, { description: 'One of the platforms of the project.' })
  platform!: MobilePlatform;

  @Field(() => BuildProfile, { description: 'What the build is for.' })
  profile!: BuildProfile;

  @Field(() => ID, { nullable: true, description: 'The revision to build; the head when it is not given.' })
  revisionId?: string | null;

  @Field(() => String, { nullable: true, description: KEY })
  @IsOptional()
  @Length(1, 200)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which build to cancel.' })
export class CancelBuildInput {
  @Field(() => ID, { description: 'The build.' })
  buildId!: string;
}

@InputType({ description: 'Which build to try again.' })
export class RetryBuildInput {
  @Field(() => ID, { description: 'A build that has ended.' })
  buildId!: string;

  @Field(() => String, { nullable: true, description: KEY })
  @IsOptional()
  @Length(1, 200)
  idempotencyKey?: string | null;
}
