import { GraphQLSafeInt } from 'graphql-scalars';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { Device } from '../device/device.entity';
import { PreviewSession } from '../session/preview-session.entity';

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'An app that a device can run: one self-contained HTML document.' })
export class PreviewBundle {
  @Field(() => String, { description: 'Where it is fetched; good for a quarter of an hour.' })
  url!: string;

  @Field(() => GraphQLSafeInt, { description: 'Its size in bytes.' })
  bytes!: number;

  @Field(() => String, { description: 'Its sha256, in hex.' })
  sha256!: string;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'A session that was handed to an agent.' })
export class ClaimedPreview {
  @Field(() => PreviewSession, { description: 'The session.' })
  session!: PreviewSession;

  @Field(() => Int, { description: 'To be sent with every write about the session.' })
  fencingToken!: number;

  @Field(() => Int, { description: 'Commands up to this sequence are nobody’s any more; `previewCommands(after:)`.' })
  commandsAfter!: number;

  @Field(() => PreviewBundle, { description: 'What is to run.' })
  bundle!: PreviewBundle;

  @Field(() => Device, { description: "The agent's device that it is to run on." })
  device!: Device;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'The work that an agent was given.' })
export class ClaimPreviewPayload extends Payload {
  @Field(() => ClaimedPreview, { nullable: true, description: 'Null: there is none at present.' })
  work?: ClaimedPreview | null;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: "The router's half of the connection." })
export class PublishPreviewPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'The SDP answer, with all its candidates.' })
  answer?: string;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'The session after the report.' })
export class ReportPreviewPayload extends Payload {
  @Field(() => PreviewSession, { nullable: true, description: 'The session.' })
  session?: PreviewSession;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The video is in the router. False after the router was started anew: publish again.',
  })
  isPublished?: boolean;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'The session that waits again.' })
export class ReleasePreviewPayload extends Payload {
  @Field(() => PreviewSession, { nullable: true, description: 'The session.' })
  session?: PreviewSession;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'A header of an upload.' })
export class ScreenshotUploadHeader {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its value.' })
  value!: string;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'How a picture is uploaded.' })
export class ScreenshotUpload {
  @Field(() => String, { description: 'PUT.' })
  method!: string;

  @Field(() => String, { description: 'Where to.' })
  url!: string;

  @Field(() => [ScreenshotUploadHeader], { description: 'Headers that have to be sent just so.' })
  headers!: ScreenshotUploadHeader[];

  @Field(() => Date, { description: 'Until when.' })
  expiresAt!: Date;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'The way to upload a picture.' })
export class CreateScreenshotUploadPayload extends Payload {
  @Field(() => ScreenshotUpload, { nullable: true, description: 'How it is uploaded; answer the command after it.' })
  upload?: ScreenshotUpload;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'A reason to look for previews to run; never the work itself.' })
export class PreviewWorkAvailable {
  @Field(() => Date, { description: 'When.' })
  at!: Date;
}
