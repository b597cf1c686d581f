import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { readRedisUrl, REDIS_URL_FORMS, type RedisAddress } from '#platform/kernel/redis-address';

/** A connection to one server. */
export type RedisServerClient = Redis;
export type RedisClient = RedisServerClient | Cluster;

/** Often enough to meet a promoted replica soon where nothing tells of it: a stalled master neither answers nor closes. */
const CLUSTER_LOOK_MS = 2_000;

/** A connection for commands, begun at once. It lives until it is lost: whoever opened it opens the next. */
export function connectForCommands(address: RedisAddress, timeoutMs: number): RedisClient {
  if (address.kind !== 'cluster') return connectToOne(address, timeoutMs, 0);
  const cluster = new Cluster(address.nodes, {
    redisOptions: optionsOf(address, timeoutMs),
    clusterRetryStrategy: noRetry,
    slotsRefreshTimeout: timeoutMs,
    // Repeating what was under way when a connection broke would take points twice.
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
  });
  // Its own option for this goes on after the end when that comes in the middle of a look.
  const look = setInterval(() => cluster.refreshSlotsCache(), CLUSTER_LOOK_MS);
  cluster.once('end', () => clearInterval(look));
  return cluster;
}

/** A connection for subscriptions: every node of a cluster passes on every message, so one of them is enough. `turn` counts the attempts, so that each tries another node. */
export function connectForSubscriptions(address: RedisAddress, timeoutMs: number, turn: number): Redis {
  return connectToOne(address, timeoutMs, turn);
}

function connectToOne(address: RedisAddress, timeoutMs: number, turn: number): Redis {
  const options = { ...optionsOf(address, timeoutMs), enableOfflineQueue: false };
  const { nodes } = address;
  if (address.kind !== 'sentinel') return new Redis({ ...options, ...nodes[turn % nodes.length] });
  return new Redis({
    ...options,
    sentinels: nodes,
    name: address.master,
    sentinelRetryStrategy: noRetry,
    sentinelCommandTimeout: timeoutMs,
    enableTLSForSentinelMode: address.isTls,
    ...(address.isTls && { sentinelTLS: {} }),
    ...(address.sentinelPassword && { sentinelPassword: address.sentinelPassword }),
  });
}

function optionsOf({ username, password, db, isTls }: RedisAddress, timeoutMs: number): RedisOptions {
  return {
    ...(username && { username }),
    ...(password && { password }),
    ...(isTls && { tls: {} }),
    db,
    connectTimeout: timeoutMs * 2,
    // Silence while an answer is due ends the connection: of a server that hangs, or a host that vanished, nothing else would be heard for minutes.
    socketTimeout: timeoutMs * 2,
    disconnectTimeout: 100,
    // Such a connection is never mended, but followed by a new one; see `RedisLink`.
    retryStrategy: noRetry,
    autoResubscribe: false,
    autoResendUnfulfilledCommands: false,
    disableClientInfo: true,
  };
}

const noRetry = () => null;

/** Throws `TypeError`, which repeats nothing of the URL. */
export function addressOf(url: string): RedisAddress {
  const address = readRedisUrl(url);
  if (!address) throw new TypeError(`The URL of Redis ${REDIS_URL_FORMS}.`);
  return address;
}
