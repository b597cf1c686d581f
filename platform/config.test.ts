import { ConfigError, loadEmbeddedConfig, loadStandaloneConfig } from './config';
import { portLines } from './open';

const problemsOf = (load: () => unknown): string => {
  try {
    load();
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};
const production = { PROFILE: 'production', PUB_SUB: 'redis', CACHE: 'redis', RATE_LIMITER: 'memory' };

describe('ports over Redis', () => {
  it('need its URL, which production misses together with everything else that is missing', () => {
    const said = problemsOf(() => loadStandaloneConfig(production));
    for (const variable of [
      'REDIS_URL',
      'DATABASE_URL',
      'VIEWER_SECRET',
      'PORT',
      'DATA_DIR',
      'GATEWAY_URL',
      'BUILD_URL',
      'STORE',
    ])
      expect(said).toMatch(new RegExp(`^  ${variable} is missing; it m`, 'm'));
    expect(said).not.toMatch(/PUB_SUB|RATE_LIMITER|REDIS_PREFIX/);
    expect(problemsOf(() => loadEmbeddedConfig({ CACHE: 'redis' }))).toContain(
      'REDIS_URL is missing; it must be a URL like redis://',
    );
  });

  it('need no URL when there are none', () => {
    expect(problemsOf(() => loadStandaloneConfig({ PROFILE: 'production', CACHE: 'memory' }))).not.toContain('REDIS');
    expect(loadEmbeddedConfig({}).redis).toBeNull();
  });

  it('refuse what is no such URL, without telling the password in it', () => {
    for (const url of [
      'http://:hidden@a',
      'redis://:hid den@a',
      'redis://u:hidden@a,b',
      'redis-sentinel://:hidden@a:1',
    ]) {
      const said = problemsOf(() => loadEmbeddedConfig({ CACHE: 'redis', REDIS_URL: url }));
      expect(said).toContain('REDIS_URL is "…"; it must be a URL like');
      expect(said).not.toMatch(/hid/);
    }
    expect(
      problemsOf(() => loadEmbeddedConfig({ CACHE: 'redis', REDIS_URL: 'redis://a', REDIS_PREFIX: 'a b' })),
    ).toContain('REDIS_PREFIX is "a b"; it must have 1 to 64');
  });

  it('name the address at the start, and no password', () => {
    const config = loadEmbeddedConfig({ CACHE: 'redis', REDIS_URL: 'redis://u:hidden@cache.internal:6380/1' });
    expect(config.redis).toEqual({ url: 'redis://u:hidden@cache.internal:6380/1', prefix: 'nac:' });
    expect(portLines(config)).toEqual(
      expect.arrayContaining(['cache: redis (cache.internal:6380)', 'rate-limiter: memory', 'pub-sub: local']),
    );
  });
});
