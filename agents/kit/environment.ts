import { env } from 'node:process';

/** The environment that the agent was started with: tools are looked for in it. Of the agent itself it may hold the token, in `AGENT_TOKEN`, and where it tells of its health, in `HEALTH_PORT` and `HEALTH_HOST`; everything else is an argument. */
export const environment: Readonly<Record<string, string | undefined>> = env;

/** Where tools and their files are, and how they speak. What else the agent was started with may be a secret, and the sources of strangers choose what runs in a phase. */
const PASSED_ON = [
  'PATH',
  'HOME',
  'LANG',
  'LC_ALL',
  'TMPDIR',
  'JAVA_HOME',
  'ANDROID_HOME',
  'ANDROID_SDK_ROOT',
  'GRADLE_USER_HOME',
  'DEVELOPER_DIR',
];

/** What of an environment a program may see that the agent starts for its work. */
export function environmentForWork(of: typeof environment): Record<string, string> {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = of[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
