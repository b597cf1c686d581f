import { ArrayMaxSize, IsOptional, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { LONGEST_OFFER } from '../session/session.inputs';

/** A picture of the largest phone has less. */
const LARGEST_PICTURE = 20 * 1024 * 1024;
const LONGEST_MESSAGE = 2_000;

@InputType({ description: 'An agent that has a place free.' })
export class ClaimPreviewInput {
  @Field(() => ID, { description: 'The agent.' })
  agentId!: string;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'The sessions that it works on. One that it holds and does not name is handed to it again.',
  })
  @ArrayMaxSize(100)
  heldSessionIds!: string[];
}

@InputType({ description: "The publisher's half of a connection to the router." })
export class PublishPreviewInput {
  @Field(() => ID, { description: 'The agent.' })
  agentId!: string;

  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;

  @Field(() => Int, { description: 'The token of the claim.' })
  fencingToken!: number;

  @Field(() => String, {
    description: 'An SDP offer with all its candidates: one video track to send, and a data channel `input`.',
  })
  @MaxLength(LONGEST_OFFER)
  offer!: string;
}

@InputType({ description: 'How the video goes, as measured in the last second.' })
export class PreviewStreamInput {
  @Field(() => Float, { nullable: true, description: 'Median milliseconds from the screen to the router.' })
  @IsOptional()
  @Min(0)
  p50LatencyMs?: number | null;

  @Field(() => Float, { description: 'Changes of the screen in a second.' })
  @Min(0)
  @Max(1000)
  framesPerSecond!: number;

  @Field(() => Int, { description: 'Width of the picture in pixels.' })
  @Min(1)
  @Max(16_384)
  width!: number;

  @Field(() => Int, { description: 'Height of the picture in pixels.' })
  @Min(1)
  @Max(16_384)
  height!: number;
}

@InputType({ description: 'What has come of a command.' })
export class CommandAnswerInput {
  @Field(() => Int, { description: 'The command.' })
  sequence!: number;

  @Field(() => Int, { nullable: true, description: 'Number of the first picture that shows the effect.' })
  frame?: number | null;

  @Field(() => String, { nullable: true, description: 'Why it was not done; null: it was.' })
  @IsOptional()
  @MaxLength(LONGEST_MESSAGE)
  error?: string | null;
}

@InputType({ description: 'Why the session cannot go on.' })
export class PreviewFailureInput {
  @Field(() => String, { description: 'For a program: NO_CHROMIUM, DEVICE_FAILED, BUNDLE_UNAVAILABLE …' })
  @Matches(/^[A-Z][A-Z_]{1,59}$/, { message: 'the code is made of capital letters and underscores' })
  code!: string;

  @Field(() => String, { description: 'What happened, for a person.' })
  @Length(1, LONGEST_MESSAGE)
  message!: string;

  @Field(() => String, { nullable: true, description: 'What to do about it.' })
  @IsOptional()
  @MaxLength(LONGEST_MESSAGE)
  hint?: string | null;
}

@InputType({ description: 'A sign of life of a session, with what there is to tell.' })
export class ReportPreviewInput {
  @Field(() => ID, { description: 'The agent.' })
  agentId!: string;

  @Field(() => ID, { description: 'The session whose lease is renewed.' })
  sessionId!: string;

  @Field(() => Int, { description: 'The token of the claim.' })
  fencingToken!: number;

  @Field(() => PreviewStreamInput, { nullable: true, description: 'How the video goes.' })
  @IsOptional()
  @ValidateNested()
  stream?: PreviewStreamInput | null;

  @Field(() => [CommandAnswerInput], { defaultValue: [], description: 'What has come of commands.' })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  answers!: CommandAnswerInput[];

  @Field(() => PreviewFailureInput, { nullable: true, description: 'The session cannot go on; it ends by this.' })
  @IsOptional()
  @ValidateNested()
  failure?: PreviewFailureInput | null;
}

@InputType({ description: 'The session that the agent gives back.' })
export class ReleasePreviewInput {
  @Field(() => ID, { description: 'The agent.' })
  agentId!: string;

  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;

  @Field(() => Int, { description: 'The token of the claim.' })
  fencingToken!: number;
}

@InputType({ description: 'A picture that a command has asked for.' })
export class CreateScreenshotUploadInput {
  @Field(() => ID, { description: 'The agent.' })
  agentId!: string;

  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;

  @Field(() => Int, { description: 'The token of the claim.' })
  fencingToken!: number;

  @Field(() => Int, { description: 'The command that asked for it.' })
  sequence!: number;

  @Field(() => Int, { description: 'The size of the PNG in bytes.' })
  @Min(1)
  @Max(LARGEST_PICTURE)
  bytes!: number;

  @Field(() => String, { description: 'The sha256 of the PNG, in hex.' })
  @Matches(/^[0-9a-f]{64}$/, { message: 'the sha256 has 64 hexadecimal digits' })
  sha256!: string;
}
