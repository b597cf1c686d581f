import { Directive, Field, ObjectType } from 'type-graphql';

/** Kept as data in the row of the build. */
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'Why a build did not end well.' })
export class BuildFailure {
  @Field(() => String, {
    description:
      'For a program: SOURCE_ERRORS, TOOLCHAIN_FAILED, AGENT_LOST, SOURCE_MISSING, TIMED_OUT, CANCELED, SUPERSEDED …',
  })
  code!: string;

  @Field(() => String, { description: 'What happened and what to do, for a person.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The phase in which it happened; null when it was in none.' })
  phase!: string | null;

  @Field(() => String, { nullable: true, description: 'Where more is written about it; null when nothing is.' })
  docsUrl!: string | null;

  @Field(() => Boolean, { description: 'The same build may succeed when it is tried again without a change.' })
  retryable!: boolean;
}
