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

    it('keeps a value apart from the object that the caller goes on changing', async () => {
      const value = { count: 1 };
      await opened.cache.set('a', value, 60);
      value.count = 2;
      expect(await opened.cache.get('a')).toEqual({ count: 1 });
    });
  });
}
