import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { EventProblem } from './event-rules';

@ObjectType({ description: 'An event that was not taken.' })
export class RejectedEvent {
  @Field(() => ID, { description: 'Its id, as it was sent.' })
  eventId!: string;

  @Field(() => Int, { description: 'Its place in the input, from 0.' })
  index!: number;

  @Field(() => EventProblem, { description: 'Why, for a program.' })
  code!: EventProblem;

  @Field(() => String, { description: 'Why, for a person.' })
  message!: string;
}

@ObjectType({ description: 'What became of the events.' })
export class TrackEventsPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many were taken; null when there are errors.' })
  accepted?: number;

  @Field(() => Int, { nullable: true, description: 'How many had been told before and count once.' })
  duplicates?: number;

  @Field(() => [RejectedEvent], {
    nullable: true,
    description: 'Those that were not taken, in the order of the input.',
  })
  rejected?: RejectedEvent[];
}
