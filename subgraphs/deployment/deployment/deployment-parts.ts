import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import type { ReleaseState, StoreName } from '#platform/ports/store';
import { WorkStatus } from '#schema/shared/work-status';
import { StoreNames } from '../store-app/store-name';
import { CheckSeverity, ReleaseStates } from './deployment-enums';
import { type Step, StepName } from './steps';

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A step of a deployment.' })
export class DeploymentStep implements Step {
  @Field(() => StepName, { description: 'Which one.' })
  name!: StepName;

  @Field(() => WorkStatus, { description: 'How far it is; CANCELED when a step before it has failed.' })
  status!: WorkStatus;

  @Field(() => String, {
    nullable: true,
    description: 'What happens, or why it went as it did, for a person; null where the status says all.',
  })
  message!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it began.' })
  startedAt!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it ended.' })
  finishedAt!: string | null;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'Why a deployment failed.' })
export class DeploymentFailure {
  @Field(() => String, {
    description:
      'For a program: CHECKS_FAILED, STORE_REFUSED, REVIEW_REJECTED, RELEASE_LOST, STORE_UNAVAILABLE or INTERNAL_SERVER_ERROR.',
  })
  code!: string;

  @Field(() => String, {
    description: "What happened and what to do, for a person; of a rejection the store's own words.",
  })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The step in which it happened.' })
  phase!: string | null;

  @Field(() => String, { nullable: true, description: 'Where more is written about it; null when nothing is.' })
  docsUrl!: string | null;

  @Field(() => Boolean, { description: 'The same deployment may succeed when it is tried again without a change.' })
  retryable!: boolean;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The release in the store, as the store told of it last.' })
export class StoreRelease {
  @Field(() => StoreNames, { description: 'The store.' })
  name!: StoreName;

  @Field(() => ReleaseStates, {
    nullable: true,
    description: 'Its state, in words common to both stores; null before the upload.',
  })
  state!: ReleaseState | null;

  @Field(() => String, { nullable: true, description: "Its state in the store's own words." })
  rawState!: string | null;

  @Field(() => String, { nullable: true, description: 'What the review says against it; null when nothing.' })
  rejection!: string | null;

  @Field(() => Int, { nullable: true, description: 'Its build number or version code; null until one is reserved.' })
  versionCode!: number | null;

  @Field(() => String, { nullable: true, description: 'The version that people see.' })
  versionName!: string | null;

  @Field(() => Float, { description: 'Share of users that get it, 0 to 1.' })
  rolloutFraction!: number;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'One thing that is looked at before a deployment.' })
export class DeploymentCheck {
  @Field(() => String, { description: 'For a program: BUILD_SUCCEEDED, PLATFORM_FITS_STORE, RELEASE_NOTES …' })
  name!: string;

  @Field(() => CheckSeverity, { description: 'How it came out.' })
  severity!: CheckSeverity;

  @Field(() => String, { description: 'What was found.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'What to do about it; null when nothing has to be done.' })
  fix!: string | null;
}
