import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '#platform/graphql/context';
import { Payload } from '#platform/graphql/user-errors';
import { EventProblem } from './event-rules';
import { TrackEventsInput } from './track.inputs';
import type { TrackingService } from './tracking.service';

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

@Resolver(() => RejectedEvent)
export class TrackingResolver {
  constructor(private readonly service: TrackingService) {}

  @Mutation(() => TrackEventsPayload, {
    description:
      'Tells of what happened in a client. Each event is judged by itself, and the same eventId counts once.',
  })
  trackEvents(
    @Ctx() { viewer }: Context,
    @Arg('input', () => TrackEventsInput, { description: 'The events.' }) input: TrackEventsInput,
  ): Promise<TrackEventsPayload> {
    return this.service.track(viewer, input);
  }
}
