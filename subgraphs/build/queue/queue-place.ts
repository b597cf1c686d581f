import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { describeEnum } from '#platform/graphql/describe-enum';
import type { MobilePlatform } from '#schema/shared/mobile-platform';

export enum QueueReason {
  NO_AGENT = 'NO_AGENT',
  CAPACITY = 'CAPACITY',
  NEXT = 'NEXT',
}

describeEnum(QueueReason, 'QueueReason', 'Why a build waits.', {
  NO_AGENT: 'No agent that could build it is online.',
  CAPACITY: 'All agents that could build it are busy.',
  NEXT: 'An agent is free and takes it in a moment.',
});

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'Where a build stands in the queue, and why it waits.' })
export class QueuePlace {
  @Field(() => Int, { description: '1 is the next of its platform. Teams take turns, so a place may also grow.' })
  position!: number;

  @Field(() => QueueReason, { description: 'Why it waits, for a program.' })
  reason!: QueueReason;

  @Field(() => String, { description: 'Why it waits and what would help, for a person.' })
  message!: string;
}

/** The agents that could build a build. */
export interface Fleet {
  /** Heard of within the last week. */
  total: number;
  online: number;
  busy: number;
}

/** What a build that waits at this place is told. */
export function placeOf(position: number, platform: MobilePlatform, { total, online, busy }: Fleet): QueuePlace {
  if (online === 0)
    return {
      position,
      reason: QueueReason.NO_AGENT,
      message: `0 of ${total} agents online that build for ${platform}. Whoever runs the agents puts an agent token into a file and starts one: npm run agent:build -- --gateway <URL> --token-file <file>`,
    };
  if (online - busy >= position)
    return { position, reason: QueueReason.NEXT, message: `An agent is free and takes it in a moment.` };
  const before = position - 1;
  return {
    position,
    reason: QueueReason.CAPACITY,
    message: `${busy} of ${count(online, 'agent')} for ${platform} at work, ${count(before, 'build')} before this one. Another agent would shorten the wait.`,
  };
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
