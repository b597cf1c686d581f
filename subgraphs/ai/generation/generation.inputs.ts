import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

/** Longer prompts hold pasted files rather than wishes. */
const LONGEST_PROMPT = 8_000;

@InputType({ description: 'What is wanted.' })
export class GenerateCodeInput {
  @Field(() => ID, { description: 'The project whose app is to be written or changed.' })
  projectId!: string;

  @Field(() => String, {
    description: 'What the app should be, or what should change in it, in plain words; up to 8,000 characters.',
  })
  @MaxLength(LONGEST_PROMPT)
  prompt!: string;

  @Field(() => String, { nullable: true, description: 'The same key gives the same generation.' })
  @IsOptional()
  @MaxLength(100)
  idempotencyKey?: string;
}

@InputType({ description: 'The generation to stop.' })
export class CancelGenerationInput {
  @Field(() => ID, { description: 'One that has not ended; one that has stays as it is.' })
  generationId!: string;
}
