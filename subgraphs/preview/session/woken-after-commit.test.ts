import { DataSource } from 'typeorm';
import { createLogger } from '#platform/telemetry/logger';
import { CredentialRevoked, TeamMemberChanged, UserDeleted } from '#schema/events/account';
import { previewConsumers } from '../consumers';
import { wokenAfterCommit } from './woken-after-commit';

const woken = () => Promise.resolve();
const wakes = { changed: woken, commanded: woken, ended: woken, agents: woken };

it.each([TeamMemberChanged, UserDeleted, CredentialRevoked])(
  'an event is not handled while the viewers it shuts out are still connected: $name',
  async ({ name }) => {
    const views = { disconnect: () => Promise.reject(new Error('the video router is away')) };
    const consumers = previewConsumers(wakes, views, createLogger('preview', 'silent'));
    const { manager } = new DataSource({ type: 'postgres' });
    const event = { id: 'evt_1', key: 'k', name, at: new Date().toISOString(), data: {} };
    const concerned = consumers.filter((consumer) => consumer.type.name === name);
    const handled = Promise.all(concerned.map(({ handle }) => handle(manager, {}, event)));
    await expect(handled).rejects.toThrow('the video router is away');
  },
);

it('a wake-up that fails is logged, and the process goes on', async () => {
  const warned = new Promise((resolve) => {
    wokenAfterCommit({ warn: resolve }, () => Promise.reject(new Error('nobody hears')))();
  });
  expect(await warned).toEqual({ error: new Error('nobody hears') });
});
