import { Directive, Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { PreviewSession } from './preview-session.entity';

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The preview that was begun.' })
export class StartPreviewPayload extends Payload {
  @Field(() => PreviewSession, { nullable: true, description: 'The preview; null when there are errors.' })
  session?: PreviewSession;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The preview that was stopped.' })
export class StopPreviewPayload extends Payload {
  @Field(() => PreviewSession, { nullable: true, description: 'The preview; null when there are errors.' })
  session?: PreviewSession;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The other half of the connection to a preview.' })
export class ViewPreviewPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'The SDP answer, with all its candidates; null when there are errors.',
  })
  answer?: string;
}
