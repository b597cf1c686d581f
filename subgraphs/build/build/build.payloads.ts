import { Directive, Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { Build } from './build.entity';

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The build that was queued.' })
export class StartBuildPayload extends Payload {
  @Field(() => Build, { nullable: true, description: 'The new build.' })
  build?: Build;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The build after it was canceled.' })
export class CancelBuildPayload extends Payload {
  @Field(() => Build, { nullable: true, description: 'The build; one that had ended before is as it was.' })
  build?: Build;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The build that was queued in place of an earlier one.' })
export class RetryBuildPayload extends Payload {
  @Field(() => Build, { nullable: true, description: 'The new build.' })
  build?: Build;
}
