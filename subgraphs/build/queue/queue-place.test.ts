import 'reflect-metadata';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { placeOf, QueueReason } from './queue-place';

const place = (position: number, total: number, online: number, busy: number) =>
  placeOf(position, MobilePlatform.IOS, { total, online, busy });

describe('a place in the queue', () => {
  it('says that nobody is there, and how to start an agent without its token in the list of processes', () => {
    const { reason, message } = place(1, 3, 0, 0);
    expect(reason).toBe(QueueReason.NO_AGENT);
    expect(message).toMatch(/^0 of 3 agents online that build for IOS\..*agent token.*--token-file <file>/);
    expect(message).not.toMatch(/--token /);
  });

  it('is next for as many builds as agents are free', () => {
    expect([1, 2, 3].map((position) => place(position, 4, 4, 2).reason)).toEqual([
      QueueReason.NEXT,
      QueueReason.NEXT,
      QueueReason.CAPACITY,
    ]);
  });

  it('counts what is before it, in words that fit', () => {
    expect(place(1, 1, 1, 1).message).toMatch(/^1 of 1 agent for IOS at work, 0 builds before this one/);
    expect(place(2, 2, 2, 2).message).toMatch(/^2 of 2 agents for IOS at work, 1 build before this one/);
  });
});
