import { AgentHealth } from './agent-health';
import { Heartbeat } from './heartbeat';
import { LeaseLost, Stopping } from './gateway-errors';

describe('the health of an agent', () => {
  const ending = new AbortController();
  let time = 0;
  let health: AgentHealth;
  beforeEach(() => {
    time = 1_000_000;
    health = new AgentHealth(ending.signal, () => time);
  });

  it('is alive from the beginning and ready when it is registered', () => {
    expect(health.whyNotAlive()).toBeNull();
    expect(health.whyNotReady()).toContain('not registered');
    health.reached('The gateway at http://nowhere does not answer: ECONNREFUSED.');
    expect(health.whyNotReady()).toContain('could not register yet: The gateway at http://nowhere does not answer');
    health.reached(null);
    health.began(5);
    expect(health.whyNotReady()).toBeNull();
    health.ended();
    expect(health.whyNotReady()).toContain('not registered');
    expect(health.whyNotAlive()).toBeNull();
  });

  it('is not ready from a sign of life that did not get through to the next that does', () => {
    health.began(5);
    health.beaten('The platform cannot answer now: no database.');
    expect(health.whyNotReady()).toContain('no database');
    expect(health.whyNotAlive()).toBeNull();
    health.beaten(null);
    expect(health.whyNotReady()).toBeNull();
    health.reached('The gateway does not answer.');
    expect(health.whyNotReady()).toBe('The gateway does not answer.');
  });

  it('is not ready, and later not alive, when nothing is heard of its heart', () => {
    health.began(5);
    time += 15_000;
    expect(health.whyNotReady()).toBeNull();
    time += 1;
    expect(health.whyNotReady()).toContain('no sign of life for 15 s');
    time += 9_999;
    expect(health.whyNotAlive()).toBeNull();
    time += 1;
    expect(health.whyNotAlive()).toContain('not tried to send a sign of life for 25 s');
    health.beaten(null);
    expect([health.whyNotAlive(), health.whyNotReady()]).toEqual([null, null]);
  });

  it('hears from the heart itself how the beats go; lost work is the platform’s answer', async () => {
    const answers: (Error | null)[] = [null, new Error('a broken line'), new LeaseLost(), null];
    const heart = new Heartbeat(
      async () => {
        const answer = answers.shift();
        if (answer) throw answer;
      },
      60,
      health,
    );
    heart.start();
    const reasons: (string | null)[] = [];
    while (answers.length > 0) {
      await heart.now();
      reasons.push(health.whyNotReady());
    }
    heart.stop();
    expect(reasons).toEqual([null, expect.stringContaining('a broken line'), null, null]);
    expect(health.whyNotReady()).toContain('not registered');
  });

  it('is alive and not ready while it ends', () => {
    health.began(5);
    ending.abort(new Stopping('the test is over'));
    time += 100_000;
    expect(health.whyNotAlive()).toBeNull();
    expect(health.whyNotReady()).toBe('The agent is ending.');
  });
});
