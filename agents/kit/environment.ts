import { env } from 'node:process';

/** The environment that the agent was started with: tools are looked for in it and run with it. It holds no setting of the agent itself; those are arguments. */
export const environment: Readonly<Record<string, string | undefined>> = env;
