import type { Cache } from './cache';

export interface OpenCache {
  cache: Cache;
  /** Lets time pass for the cache: a movable clock where it has one, real time otherwise. */
  pass(seconds: number): Promise<void>;
}

/** What every cache promises. */
export function cacheContract(name: string, open: () => Promise<OpenCache>): void {
  describe(`cache: ${name}`, () => {
    let opened: OpenCache;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.cache.close());

    it('gives back what was kept', async () => {
      await opened.cache.set('a', { teams: { tem_1: 'OWNER' }, list: [1, null, 'ü'] }, 60);
      expect(await opened.cache.get('a')).toEqual({ teams: { tem_1: 'OWNER' }, list: [1, null, 'ü'] });
    });

    it('tells a kept null from nothing', async () => {
      await opened.cache.set('null', null, 60);
      expect(await opened.cache.get('null')).toBeNull();
      expect(await opened.cache.get('nothing')).toBeUndefined();
      expect(await opened.cache.get('__proto__')).toBeUndefined();
    });

    it('keeps the last value, for the last lifetime', async () => {
      await opened.cache.set('a', 1, 1);
      await opened.cache.set('a', 2, 60);
      await opened.pass(2);
      expect(await opened.cache.get('a')).toBe(2);
    });

    it('forgets after the lifetime', async () => {
      await opened.cache.set('a', 1, 1);
      expect(await opened.cache.get('a')).toBe(1);
      await opened.pass(1.1);
      expect(await opened.cache.get('a')).toBeUndefined();
    });

    it('forgets what is deleted, and only that', async () => {
      await opened.cache.set('a', 1, 60);
      await opened.cache.set('b', 2, 60);
      await opened.cache.delete('a');
      await opened.cache.delete('unknown');
      expect(await opened.cache.get('a')).toBeUndefined();
      expect(await opened.cache.get('b')).toBe(2);
    });

    it('forgets at once what has no lifetime or is no JSON, and what was there before', async () => {
      for (const [value, lifetimeSeconds] of [
        [2, 0],
        [2, -1],
        [2, Number.NaN],
        [undefined, 60],
      ] as const) {
        await opened.cache.set('a', 1, 60);
        await opened.cache.set('a', value, lifetimeSeconds);
        expect(await opened.cache.get('a')).toBeUndefined();
      }
    });

    it('keeps for a part of a second, and for longer than anyone lives', async () => {
      await opened.cache.set('short', 1, 0.0001);
      await opened.cache.set('long', 1, Number.MAX_SAFE_INTEGER);
      await opened.cache.set('endless', 1, Infinity);
      await opened.pass(0.05);
      expect(await opened.cache.get('short')).toBeUndefined();
      expect(await opened.cache.get('long')).toBe(1);
      expect(await opened.cache.get('endless')).toBe(1);
    });

    it('takes any text as a key, and keeps each apart', async () => {
      const keys = [
        '',
        ' ',
        'a b',
        'a\r\nDEL a',
        '{a}b',
        '*',
        'ü',
        '\u0000',
        '\ud800',
        '\udfff',
        'constructor',
        'x'.repeat(5_000),
      ];
      for (const [place, key] of keys.entries()) await opened.cache.set(key, place, 60);
      for (const [place, key] of keys.entries()) expect(await opened.cache.get(key)).toBe(place);
    });

    it('keeps a large value whole', async () => {
      const value = { text: 'ü"\\\n'.repeat(100_000), list: Array.from({ length: 1_000 }, (_, n) => n / 3) };
      await opened.cache.set('large', value, 60);
      expect(await opened.cache.get('large')).toEqual(value);
    });

    it('keeps a value apart from the object that the caller goes on changing', async () => {
      const value = { count: 1 };
      await opened.cache.set('a', value, 60);
      value.count = 2;
      expect(await opened.cache.get('a')).toEqual({ count: 1 });
    });
  });
}
