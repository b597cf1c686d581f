import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '#platform/graphql/context';
import { TrackEventsInput } from './tracking.inputs';
import { RejectedEvent, TrackEventsPayload } from './tracking.payloads';
import type { TrackingService } from './tracking.service';

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
