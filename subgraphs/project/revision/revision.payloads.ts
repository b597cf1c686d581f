import { Directive, Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { Revision } from './revision.entity';

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The revision that the changes made.' })
export class ApplyChangesPayload extends Payload {
  @Field(() => Revision, { nullable: true, description: 'The new head; null when there are errors.' })
  revision?: Revision;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The revision that is the head again.' })
export class RestoreRevisionPayload extends Payload {
  @Field(() => Revision, { nullable: true, description: 'The new head; null when there are errors.' })
  revision?: Revision;
}
