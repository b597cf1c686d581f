import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { MobilePlatform } from '#schema/shared/mobile-platform';

@InputType({ description: 'What is to be seen.' })
export class StartPreviewInput {
  @Field(() => ID, {
    description: 'The project whose app is to run. Its newest revision is built unless it is built already.',
  })
  projectId!: string;

  @Field(() => MobilePlatform, { description: 'One of the platforms of the project.' })
  platform!: MobilePlatform;

  @Field(() => String, { nullable: true, description: 'The same key gives the same preview.' })
  @IsOptional()
  @MaxLength(100)
  idempotencyKey?: string;
}

@InputType({ description: 'The preview to end.' })
export class StopPreviewInput {
  @Field(() => ID, { description: 'One that has ended stays as it is.' })
  sessionId!: string;
}

/** A peer connection with dozens of candidates has about 10,000. */
export const LONGEST_OFFER = 100_000;

@InputType({ description: 'A connection to a preview.' })
export class ViewPreviewInput {
  @Field(() => ID, { description: 'The preview to look at.' })
  sessionId!: string;

  @Field(() => String, {
    description:
      'An SDP offer with all its candidates: one video track to receive, and a data channel `input` to drive the app. `RTCPeerConnection` makes it.',
  })
  @MaxLength(LONGEST_OFFER)
  offer!: string;
}
