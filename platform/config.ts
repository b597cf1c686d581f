import { resolve } from 'node:path';
import { z } from 'zod';
import { readRedisUrl, REDIS_URL_FORMS } from '#platform/kernel/redis-address';
import { SUBGRAPHS } from '#schema/shared/subgraphs';

/** Thrown with every problem of the environment at once, each a line with the variable, what it is and what it may be. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

/** Kinds of each port. The first is the embedded default; the file of an adapter is `platform/adapters/<port>/<kind>.ts`. */
const PORTS = {
  objectStore: ['disk'],
  eventBus: ['postgres'],
  pubSub: ['local', 'redis'],
  cache: ['memory', 'redis'],
  rateLimiter: ['memory', 'redis'],
  jobQueue: ['postgres'],
  codeModel: ['offline'],
  mailer: ['folder'],
  sfuRouter: ['werift'],
  serviceRegistry: ['static'],
  store: ['sandbox'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type PortName = keyof typeof PORTS;
type PortKinds = { [Port in PortName]: (typeof PORTS)[Port][number] };

const port = z.coerce.number().int().min(0).max(65_535);
const secret = z.string().min(32, 'must have at least 32 characters');
const url = z.url({ protocol: /^https?$/ });

const redisUrl = z.string().refine((text) => readRedisUrl(text) !== null, REDIS_URL_FORMS);

const Common = z.object({
  REDIS_URL: redisUrl.optional(),
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w.:-]{1,64}$/, 'must have 1 to 64 letters, digits or any of _ . : -')
    .default('nac:'),
  SFU_ANNOUNCED_ADDRESSES: z
    .string()
    .regex(/^[0-9a-fA-F.:]+(, *[0-9a-fA-F.:]+)*$/, 'must be IP addresses with commas between them, such as 203.0.113.7')
    .optional(),
  SFU_UDP_PORTS: z
    .string()
    .regex(/^\d{4,5}-\d{4,5}$/, 'must be a range of ports such as 40000-40100')
    .optional(),
  PROFILE: z.enum(['embedded', 'production']).default('embedded'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  HOST: z.string().min(1).default('127.0.0.1'),
  GATEWAY_ENGINE: z.enum(['native', 'apollo']).default('native'),
});

/** What a process of the embedded profile may be told, all of it optional. */
const Embedded = Common.extend({
  PORT: port.default(4000),
  DATA_DIR: z.string().min(1).default('.data'),
  CHROMIUM_PATH: z.string().min(1).optional(),
});

/** What a process that runs by itself has to be told. */
const Standalone = Common.extend({
  PORT: port,
  DATA_DIR: z.string().min(1),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  VIEWER_SECRET: secret,
  URL_SECRET: secret,
  PLATFORM_AGENT_TOKEN: secret.optional(),
  GATEWAY_URL: url,
  PUBLIC_URL: url,
  CHROMIUM_PATH: z.string().min(1).optional(),
  ...Object.fromEntries(SUBGRAPHS.map((name) => [variableOf(name), url])),
});

export interface Config {
  profile: 'embedded' | 'production';
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  host: string;
  /** 0 takes a free port. */
  port: number;
  /** Absolute. */
  dataFolder: string;
  gatewayEngine: 'native' | 'apollo';
  kinds: PortKinds;
  chromiumPath: string | null;
  sfu: SfuConfig;
  /** Null: no port is of the kind `redis`, or none is told where it is. */
  redis: RedisConfig | null;
  /** The process is a child of `npm start`, and ends when that is killed. */
  isUnderNpm: boolean;
  standalone: StandaloneConfig | null;
}

/** Where the ports of the kind `redis` keep what they share. */
interface RedisConfig {
  /** One server, a cluster or sentinels; `platform/kernel/redis-address.ts` reads it. */
  url: string;
  /** What every key and channel begins with. */
  prefix: string;
}

/** How viewers and devices reach the SFU router over UDP. */
interface SfuConfig {
  /** Addresses beside the machine's own, such as the public one of a container's host. */
  announcedAddresses: string[];
  /** First and last port; null: the system chooses. */
  ports: { min: number; max: number } | null;
}

export interface StandaloneConfig {
  databaseUrl: string;
  /** Signs the viewer header between the gateway and the subgraphs. */
  viewerSecret: string;
  /** Signs URLs of objects. */
  urlSecret: string;
  /** What the platform's own agents bear; null: there are none. */
  platformAgentToken: string | null;
  /** Where processes of the platform reach the gateway. */
  gatewayUrl: string;
  /** Where people reach the gateway. */
  publicUrl: string;
  subgraphUrls: Record<string, string>;
}

/** Reads the embedded profile: everything has a default. */
export function loadEmbeddedConfig(env: NodeJS.ProcessEnv = process.env): Config {
  if (env.PROFILE === 'production')
    throw new ConfigError([
      'PROFILE is "production", but `npm start` runs the embedded profile alone; `docker-compose.yml` shows how the processes of the other are started.',
    ]);
  const { values, kinds } = read(Embedded, env, false);
  return { ...common(values, kinds), isUnderNpm: env.npm_lifecycle_event !== undefined, standalone: null };
}

/** Reads what one process of the production shape needs: nothing has a default but what cannot be wrong. */
export function loadStandaloneConfig(env: NodeJS.ProcessEnv = process.env): Config & { standalone: StandaloneConfig } {
  const { values, kinds } = read(Standalone, env, env.PROFILE === 'production');
  const texts = values as Record<string, unknown>;
  return {
    ...common(values, kinds),
    isUnderNpm: false,
    standalone: {
      databaseUrl: values.DATABASE_URL,
      viewerSecret: values.VIEWER_SECRET,
      urlSecret: values.URL_SECRET,
      platformAgentToken: values.PLATFORM_AGENT_TOKEN ?? null,
      gatewayUrl: values.GATEWAY_URL.replace(/\/$/, ''),
      publicUrl: values.PUBLIC_URL.replace(/\/$/, ''),
      subgraphUrls: Object.fromEntries(SUBGRAPHS.map((name) => [name, String(texts[variableOf(name)])])),
    },
  };
}

/** Whether the environment describes a process of the production shape. */
export const isStandalone = (env: NodeJS.ProcessEnv = process.env): boolean => Boolean(env.DATABASE_URL);

/** `build` → `BUILD_URL`. */
function variableOf(subgraph: string): string {
  return `${subgraph.toUpperCase()}_URL`;
}

function read<Shape extends z.ZodObject>(shape: Shape, env: NodeJS.ProcessEnv, production: boolean) {
  const parsed = shape.safeParse(withoutBlanks(env));
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => problemOf(issue, env));
  const kinds = {} as Record<PortName, string>;
  for (const name of Object.keys(PORTS) as PortName[]) {
    const variable = name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    const allowed: readonly string[] = PORTS[name];
    const kind = env[variable] || (production ? undefined : allowed[0]);
    if (!kind) problems.push(`${variable} is missing; it may be ${allowed.join(', ')}.`);
    else if (!allowed.includes(kind)) problems.push(`${variable} is "${kind}"; it may be ${allowed.join(', ')}.`);
    else kinds[name] = kind;
  }
  const onRedis = Object.values(kinds).includes('redis');
  if (onRedis && !env.REDIS_URL) problems.push(`REDIS_URL is missing; it ${REDIS_URL_FORMS}.`);
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return { values: parsed.data, kinds: kinds as PortKinds };
}

function problemOf(issue: z.core.$ZodIssue, env: NodeJS.ProcessEnv): string {
  const variable = issue.path.join('.');
  const value = env[variable];
  const given = value
    ? `is "${/SECRET|TOKEN|PASSWORD|KEY|DATABASE|REDIS_URL/.test(variable) ? '…' : value}"`
    : 'is missing';
  if (issue.code === 'invalid_value') return `${variable} ${given}; it may be ${issue.values.join(', ')}.`;
  if (variable === 'PORT') return `${variable} ${given}; it must be a whole number from 0 to 65535.`;
  if (issue.message.startsWith('must')) return `${variable} ${given}; it ${issue.message}.`;
  if (issue.code === 'invalid_format' || variable.endsWith('_URL'))
    return `${variable} ${given}; it must be a URL${variable === 'DATABASE_URL' ? ' like postgres://user:password@host:5432/name' : ' like http://127.0.0.1:4000'}.`;
  return `${variable} ${given}; it must be set.`;
}

function common(
  values: z.infer<typeof Common> & { PORT: number; DATA_DIR: string; CHROMIUM_PATH?: string | undefined },
  kinds: PortKinds,
) {
  return {
    profile: values.PROFILE,
    logLevel: values.LOG_LEVEL,
    host: values.HOST,
    port: values.PORT,
    dataFolder: resolve(values.DATA_DIR),
    gatewayEngine: values.GATEWAY_ENGINE,
    kinds,
    chromiumPath: values.CHROMIUM_PATH ?? null,
    sfu: {
      announcedAddresses: values.SFU_ANNOUNCED_ADDRESSES?.split(/, */) ?? [],
      ports: portRange(values.SFU_UDP_PORTS),
    },
    redis: values.REDIS_URL ? { url: values.REDIS_URL, prefix: values.REDIS_PREFIX } : null,
  };
}

function portRange(text: string | undefined): SfuConfig['ports'] {
  const [min, max] = text?.split('-').map(Number) ?? [];
  return min !== undefined && max !== undefined ? { min, max } : null;
}

/** A variable that is set to nothing counts as not set, as in a compose file with `KEY=`. */
const withoutBlanks = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
