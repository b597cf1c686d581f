import { Field, Float, Int, ObjectType } from 'type-graphql';
import { describeEnum } from '#platform/graphql/describe-enum';

export const FunnelName = { FIRST_TEN_MINUTES: 'FIRST_TEN_MINUTES' } as const;
export type FunnelName = keyof typeof FunnelName;
describeEnum(FunnelName, 'FunnelName', 'A way that users go, step by step.', {
  FIRST_TEN_MINUTES: "From a project's first words to its app on a screen.",
});

export const FunnelStepName = {
  PROMPT: 'PROMPT',
  FIRST_FILE: 'FIRST_FILE',
  GREEN_BUILD: 'GREEN_BUILD',
  PREVIEW_FRAME: 'PREVIEW_FRAME',
} as const;
export type FunnelStepName = keyof typeof FunnelStepName;
describeEnum(FunnelStepName, 'FunnelStepName', 'A step of a funnel.', {
  PROMPT: 'The first words of a project were sent.',
  FIRST_FILE: 'The first generation after that has succeeded: there are files.',
  GREEN_BUILD: 'The first build after that has succeeded.',
  PREVIEW_FRAME: 'The first preview after that has shown the app.',
});

@ObjectType({ description: 'How many came to a step, and how fast.' })
export class FunnelStep {
  @Field(() => FunnelStepName, { description: 'Which step.' })
  name!: FunnelStepName;

  @Field(() => Int, { description: 'Projects that came so far, in whatever time.' })
  count!: number;

  @Field(() => Int, { description: 'Projects that came so far within ten minutes of their first words.' })
  countWithinTenMinutes!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Half of those that came so far took at most so many seconds from their first words; null when none came.',
  })
  p50Seconds!: number | null;
}

@ObjectType({ description: 'How far projects came whose first words were sent in a time.' })
export class Funnel {
  @Field(() => FunnelName, { description: 'Which funnel.' })
  name!: FunnelName;

  @Field(() => Date, { description: 'First words from when, included.' })
  from!: Date;

  @Field(() => Date, { description: 'First words until when, not included.' })
  to!: Date;

  @Field(() => [FunnelStep], { description: 'Its steps, in their order.' })
  steps!: FunnelStep[];
}
