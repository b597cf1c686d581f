/** Where a Redis is, read from its URL. */
export interface RedisAddress {
  kind: 'single' | 'cluster' | 'sentinel';
  /** Servers of the data, or sentinels that know them. */
  nodes: { host: string; port: number }[];
  username?: string;
  password?: string;
  db: number;
  isTls: boolean;
  /** Only with sentinels: the name under which they watch the master, and their own password. */
  master: string;
  sentinelPassword?: string;
}

const DEFAULT_PORT = { single: 6379, cluster: 6379, sentinel: 26_379 };
const FORM =
  /^redis(?<tls>s?)(?:-(?<kind>cluster|sentinel))?:\/\/(?:(?<user>[^\s:@/]*)(?::(?<password>[^\s@/]*))?@)?(?<nodes>[^\s@/?#]+)(?:\/(?<path>[^\s/?#]*))?(?:\?sentinelPassword=(?<sentinelPassword>[^\s&#]+))?$/;
const NODE = /^(?:\[(?<v6>[0-9a-fA-F:.]+)\]|(?<name>[^:[\]]+))(?::(?<port>\d{1,5}))?$/;

/** What such a URL looks like, for people. */
export const REDIS_URL_FORMS =
  'must be a URL like redis://user:password@host:6379/0, redis-cluster://host:6379,host:6379 or redis-sentinel://host:26379,host:26379/name (rediss… with TLS; what is special in a password is percent-encoded)';

/**
 * Reads `redis://user:password@host:6379/0`, `redis-cluster://host:6379,host:6379` or `redis-sentinel://host:26379,host:26379/name?sentinelPassword=…`; with `rediss` the
 * connections are encrypted. What is special in a user or a password is percent-encoded. Null when it cannot be read.
 */
export function readRedisUrl(url: string): RedisAddress | null {
  const {
    tls,
    kind: named,
    user,
    password,
    nodes: list = '',
    path = '',
    sentinelPassword,
  } = FORM.exec(url)?.groups ?? {};
  const kind = named === 'cluster' || named === 'sentinel' ? named : 'single';
  const nodes = list.split(',').map((node) => nodeOf(node, DEFAULT_PORT[kind]));
  const isPathRight =
    kind === 'sentinel' ? path !== '' : /^\d*$/.test(path) && (kind === 'single' || Number(path) === 0);
  const texts = [user, password, sentinelPassword, path].map(decoded);
  const [username, secret, sentinelSecret, name] = texts;
  if (!isPathRight || nodes.includes(null) || texts.includes(null) || (kind === 'single' && nodes.length > 1))
    return null;
  return {
    kind,
    nodes: nodes.filter((node) => node !== null),
    ...(username && { username }),
    ...(secret && { password: secret }),
    db: kind === 'single' ? Number(path) : 0,
    isTls: tls === 's',
    master: (kind === 'sentinel' && name) || '',
    ...(kind === 'sentinel' && sentinelSecret && { sentinelPassword: sentinelSecret }),
  };
}

/** For logs and messages: `127.0.0.1:6379`, `cluster a:6379, b:6379` or `main of the sentinels a:26379, b:26379`; never a password. */
export function shownRedis({ kind, nodes, master }: RedisAddress): string {
  const list = nodes.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`).join(', ');
  if (kind === 'cluster') return `cluster ${list}`;
  return kind === 'sentinel' ? `${master} of the sentinels ${list}` : list;
}

function nodeOf(text: string, defaultPort: number): { host: string; port: number } | null {
  const { v6, name, port = String(defaultPort) } = NODE.exec(text)?.groups ?? {};
  const host = v6 ?? name;
  return host && Number(port) >= 1 && Number(port) <= 65_535 ? { host, port: Number(port) } : null;
}

/** Null: it is badly encoded. */
function decoded(text = ''): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
