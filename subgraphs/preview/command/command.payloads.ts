import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { PreviewSession } from '../session/preview-session.entity';

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The preview after the input.' })
export class SendPreviewInputPayload extends Payload {
  @Field(() => PreviewSession, { nullable: true, description: 'The preview; null when there are errors.' })
  session?: PreviewSession;

  @Field(() => Int, { nullable: true, description: 'Number of the first picture that shows the effect.' })
  frame?: number | null;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The preview, turned.' })
export class RotatePreviewPayload extends Payload {
  @Field(() => PreviewSession, { nullable: true, description: 'The preview; null when there are errors.' })
  session?: PreviewSession;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A picture of the screen.' })
export class TakeScreenshotPayload extends Payload {
  @Field(() => PreviewSession, { nullable: true, description: 'The preview; null when there are errors.' })
  session?: PreviewSession;

  @Field(() => String, {
    nullable: true,
    description: 'Whoever has this URL reads the picture, a PNG, for an hour; null when there are errors.',
  })
  url?: string;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The preview; its message says whether the newest build runs or is awaited.' })
export class ReloadPreviewPayload extends Payload {
  @Field(() => PreviewSession, { nullable: true, description: 'The preview; null when there are errors.' })
  session?: PreviewSession;
}
