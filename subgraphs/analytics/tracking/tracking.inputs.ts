import { Field, ID, InputType } from 'type-graphql';
import { type EventValue, EventValueScalar } from './event-value';

/** More come in several requests. */
export const MOST_EVENTS = 1_000;

@InputType({ description: 'Something that an event says of itself.' })
export class EventPropertyInput {
  @Field(() => String, { description: 'A letter, then up to 39 letters, digits and underscores.' })
  key!: string;

  @Field(() => EventValueScalar, { description: 'A string of at most 500 characters, a number or a boolean.' })
  value!: EventValue;
}

@InputType({ description: 'Something that happened.' })
export class TrackedEventInput {
  @Field(() => ID, {
    description:
      'Chosen by the client, unique in the team, 1 to 100 visible ASCII characters: the same id told again counts once.',
  })
  eventId!: string;

  @Field(() => String, { description: 'What happened: `checkout.completed`; lower case, at most 64 characters.' })
  name!: string;

  @Field(() => Date, { description: 'When: at most 35 days ago and at most 5 minutes ahead of our clock.' })
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'The project of the team that it is about.' })
  projectId?: string | null;

  @Field(() => [EventPropertyInput], {
    nullable: true,
    description: 'At most 30, of 4,096 bytes in all; each key once. Nothing that names a person belongs here.',
  })
  properties?: EventPropertyInput[] | null;
}

@InputType({ description: 'What a client tells of.' })
export class TrackEventsInput {
  @Field(() => ID, { description: 'The team whose usage it is.' })
  teamId!: string;

  @Field(() => [TrackedEventInput], { description: '1 to 1,000 events; each is judged by itself.' })
  events!: TrackedEventInput[];
}
