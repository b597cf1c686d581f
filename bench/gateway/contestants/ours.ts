import { MemoryCache } from '#platform/adapters/cache/memory';
import { MemoryRateLimiter } from '#platform/adapters/rate-limiter/memory';
import { StaticServiceRegistry } from '#platform/adapters/service-registry/static';
import { createLogger } from '#platform/telemetry/logger';
import { startGateway } from '#gateway/gateway';
import { benchArguments } from '../bench-arguments';

// As served in production, with what it counts and refuses; only nobody runs out of points.
async function main(): Promise<void> {
  const { supergraphPath, addresses, port } = benchArguments();
  const bucket = { capacity: 1e9, refillPerSecond: 1e9 };
  await startGateway({
    supergraphPath,
    host: '127.0.0.1',
    port,
    registry: new StaticServiceRegistry(addresses),
    cache: new MemoryCache(),
    rateLimiter: new MemoryRateLimiter(),
    viewerSecret: 'a secret of the benchmark that is long enough',
    logger: createLogger('gateway', 'warn'),
    allowances: { anonymous: bucket, user: bucket, agent: bucket, team: bucket, address: bucket },
  });
}

void main();
