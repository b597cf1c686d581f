import { IsOptional, IsPositive, Max, MaxLength } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import type { StoreName, StoreTrack } from '#platform/ports/store';
import { StoreNames } from '../store-app/store-name';
import { Tracks } from './deployment-enums';

@InputType({ description: 'What would be deployed.' })
export class CheckDeploymentInput {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string;

  @Field(() => ID, { description: 'A build of it.' })
  buildId!: string;

  @Field(() => StoreNames, { description: 'Where to.' })
  store!: StoreName;

  @Field(() => Tracks, { description: 'For whom.' })
  track!: StoreTrack;

  @Field(() => String, {
    description: 'What is new: at most 4,000 characters for the App Store, 500 for Google Play.',
  })
  releaseNotes!: string;
}

@InputType({ description: 'What is deployed.' })
export class DeployInput extends CheckDeploymentInput {
  @Field(() => Float, {
    nullable: true,
    description:
      'Share of users that get it at first, more than 0 and at most 1; 1 when left out. For PRODUCTION only.',
  })
  @IsOptional()
  @IsPositive()
  @Max(1)
  rolloutFraction?: number | null;

  @Field(() => String, { nullable: true, description: 'The same key gives the same deployment.' })
  @IsOptional()
  @MaxLength(100)
  idempotencyKey?: string;
}

@InputType({ description: 'How many users are to get a release.' })
export class UpdateRolloutInput {
  @Field(() => ID, { description: 'The deployment that brought the release.' })
  deploymentId!: string;

  @Field(() => Float, { description: 'Share of users that get it, more than 0 and at most 1.' })
  @IsPositive()
  @Max(1)
  fraction!: number;
}

@InputType({ description: 'The release that is to be stopped.' })
export class HaltRolloutInput {
  @Field(() => ID, { description: 'The deployment that brought the release.' })
  deploymentId!: string;
}

@InputType({ description: 'The release that is to be taken back.' })
export class RollBackInput {
  @Field(() => ID, { description: 'The deployment that brought the release.' })
  deploymentId!: string;
}
