import { IsOptional, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { DeviceButton, TouchPhase } from './preview-command.entity';

@InputType({ description: 'What a finger does.' })
export class PreviewTouchInput {
  @Field(() => TouchPhase, { description: 'What it does.' })
  phase!: TouchPhase;

  @Field(() => Int, { defaultValue: 0, description: 'Tells fingers apart; free for reuse after UP or CANCEL.' })
  pointer!: number;

  @Field(() => Float, { description: "Share of the screen's width, from the left: 0 to 1." })
  x!: number;

  @Field(() => Float, { description: "Share of the screen's height, from the top: 0 to 1." })
  y!: number;
}

@InputType({ description: 'Input for the app: exactly one of `touch`, `text`, `key` and `button`.' })
export class SendPreviewInputInput {
  @Field(() => ID, { description: 'The preview.' })
  sessionId!: string;

  @Field(() => PreviewTouchInput, { nullable: true, description: 'A finger on the screen.' })
  @IsOptional()
  @ValidateNested()
  touch?: PreviewTouchInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Typed into the field that has the focus; at most 4,096 characters.',
  })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A key by its name in the DOM, such as Enter or ArrowLeft, or a single character.',
  })
  key?: string | null;

  @Field(() => DeviceButton, { nullable: true, description: 'A button of the device.' })
  button?: DeviceButton | null;
}

@InputType({ description: 'The preview to turn.' })
export class RotatePreviewInput {
  @Field(() => ID, { description: 'The preview.' })
  sessionId!: string;
}

@InputType({ description: 'The preview to take a picture of.' })
export class TakeScreenshotInput {
  @Field(() => ID, { description: 'The preview.' })
  sessionId!: string;
}

@InputType({ description: 'The preview that is to run the newest build.' })
export class ReloadPreviewInput {
  @Field(() => ID, { description: 'The preview.' })
  sessionId!: string;
}
