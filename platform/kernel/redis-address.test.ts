import { readRedisUrl, shownRedis } from './redis-address';

describe('the URL of a Redis', () => {
  it('names one server, with a user, a password and a database', () => {
    expect(readRedisUrl('redis://cache.internal')).toEqual({
      kind: 'single',
      nodes: [{ host: 'cache.internal', port: 6379 }],
      db: 0,
      isTls: false,
      master: '',
    });
    expect(readRedisUrl('rediss://app:p%40ss%2Fw%3Ard@[::1]:7000/3')).toEqual({
      kind: 'single',
      nodes: [{ host: '::1', port: 7000 }],
      username: 'app',
      password: 'p@ss/w:rd',
      db: 3,
      isTls: true,
      master: '',
    });
    expect(readRedisUrl('redis://:secret@h')).toMatchObject({ password: 'secret' });
    expect(readRedisUrl('redis://:secret@h')).not.toHaveProperty('username');
  });

  it('names the servers of a cluster', () => {
    expect(readRedisUrl('redis-cluster://:secret@a:7001,b,[fe80::1]:7003')).toMatchObject({
      kind: 'cluster',
      nodes: [
        { host: 'a', port: 7001 },
        { host: 'b', port: 6379 },
        { host: 'fe80::1', port: 7003 },
      ],
      password: 'secret',
    });
  });

  it('names sentinels, what they call the master, and their own password', () => {
    expect(readRedisUrl('rediss-sentinel://app:one@a,b:26380/main?sentinelPassword=t%26wo')).toMatchObject({
      kind: 'sentinel',
      nodes: [
        { host: 'a', port: 26_379 },
        { host: 'b', port: 26_380 },
      ],
      password: 'one',
      sentinelPassword: 't&wo',
      master: 'main',
      isTls: true,
    });
  });

  it.each([
    '',
    'http://a:1',
    'redis://',
    'redis://a:0',
    'redis://a:65536',
    'redis://a:6379,b:6379',
    'redis://a/name',
    'redis://a:6379/0/1',
    'redis://u:p@q@a',
    'redis://u:%zz@a',
    'redis://a b',
    'redis-cluster://a,b/1',
    'redis-cluster://a,,b',
    'redis-sentinel://a:1,b:2',
    'redis-sentinel://a:1/main?other=1',
  ])('is not %p', (url) => expect(readRedisUrl(url)).toBeNull());

  it('is shown without a password', () => {
    const shown = (url: string) => shownRedis(readRedisUrl(url)!);
    expect(shown('redis://u:secret@[::1]/2')).toBe('[::1]:6379');
    expect(shown('redis-cluster://u:secret@a:1,b:2')).toBe('cluster a:1, b:2');
    expect(shown('redis-sentinel://u:secret@a:1,b:2/main?sentinelPassword=secret')).toBe(
      'main of the sentinels a:1, b:2',
    );
  });
});
