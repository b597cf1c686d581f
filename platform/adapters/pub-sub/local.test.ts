import { getEventListeners } from 'node:events';
import { pubSubContract } from '#platform/ports/pub-sub.contract';
import { LocalPubSub } from './local';

pubSubContract('local', () => {
  const pubSub = new LocalPubSub();
  return Promise.resolve({ one: pubSub, other: pubSub });
});

it('leaves no listener on the signal of a subscription that has ended', async () => {
  const pubSub = new LocalPubSub();
  const { signal } = new AbortController();
  for (let round = 0; round < 3; round++) {
    const iterator = (await pubSub.subscribe('a', signal))[Symbol.asyncIterator]();
    await iterator.return?.();
  }
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});
