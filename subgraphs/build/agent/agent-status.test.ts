import type { Agent } from './agent.entity';
import { AgentStatus, OFFLINE_AFTER_SECONDS, statusOf } from './agent-status';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const seen = (secondsAgo: number, more: Partial<Agent> = {}) =>
  ({ lastSeenAt: new Date(NOW - secondsAgo * 1000), hasLeft: false, saysBusy: false, ...more }) as Agent;

describe('the status of an agent', () => {
  it('is ONLINE while it is heard of, BUSY with a build or by its own word', () => {
    expect(statusOf(seen(1), false, NOW)).toBe(AgentStatus.ONLINE);
    expect(statusOf(seen(1), true, NOW)).toBe(AgentStatus.BUSY);
    expect(statusOf(seen(1, { saysBusy: true }), false, NOW)).toBe(AgentStatus.BUSY);
  });

  it('is OFFLINE after its goodbye at once, and after a silence, also with a build', () => {
    expect(statusOf(seen(1, { hasLeft: true }), true, NOW)).toBe(AgentStatus.OFFLINE);
    expect(statusOf(seen(OFFLINE_AFTER_SECONDS - 1), false, NOW)).toBe(AgentStatus.ONLINE);
    expect(statusOf(seen(OFFLINE_AFTER_SECONDS), true, NOW)).toBe(AgentStatus.OFFLINE);
  });
});
