import { Directive, Field, ObjectType } from 'type-graphql';

/** Kept as data in the row of the session. */
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'Why a preview ended badly.' })
export class PreviewFailure {
  @Field(() => String, {
    description:
      'For a program: BUILD_FAILED, BUILD_MISSING, NO_CHROMIUM, DEVICE_FAILED, BUNDLE_UNAVAILABLE, AGENT_LOST, NO_DEVICE …',
  })
  code!: string;

  @Field(() => String, { description: 'What happened, for a person.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'What to do about it; null when the message says it.' })
  hint!: string | null;
}
