import 'reflect-metadata';
import { ConfigError, loadEmbeddedConfig } from '#platform/config';
import { StartError } from '#platform/database/embedded-postgres';
import { portLines } from '#platform/open';
import { startEmbedded, type RunningPlatform } from './start';
import { StartProblem } from './start-problem';

// npm start: the whole platform on this machine. One Ctrl-C stops all of it.
async function main(): Promise<void> {
  const begun = Date.now();
  const config = loadEmbeddedConfig();
  for (const line of portLines(config)) console.log(line);
  let starting: Promise<RunningPlatform> | null = null;
  let stopping: Promise<void> | null = null;
  const stop = (code: number) => {
    stopping ??= closeWhenStarted(starting).then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      // One Ctrl-C reaches us twice, from the terminal and passed on by npm; more of them change nothing, so that nothing is left behind.
      if (!stopping) console.log('Stopping …');
      stop(0);
    });
  if (config.isUnderNpm) stopWithParent(() => stop(0));
  starting = startEmbedded(config, (reason) => {
    console.error(
      `The database has ended and cannot be kept running: ${reason}. Look at the end of its log in the data folder, mend the cause and start again; nothing that was committed is lost.`,
    );
    stop(1);
  });
  console.log(banner(await starting, config.dataFolder, (Date.now() - begun) / 1000));
}

/** A stop in the middle of the start waits for the start, which takes seconds, so that everything that was begun is ended. */
async function closeWhenStarted(starting: Promise<RunningPlatform> | null): Promise<void> {
  const platform = await starting?.catch(() => null);
  await platform?.close();
}

function banner({ gatewayUrl, demo }: RunningPlatform, dataFolder: string, seconds: number): string {
  return `
Ready in ${seconds.toFixed(1)} s.

  Sandbox       ${gatewayUrl}/            (without internet: ${gatewayUrl}/graphiql)
  Demo account  ${demo.email}
  Its token     ${demo.token}
  Mailbox       ${gatewayUrl}/mailbox
  Data          ${dataFolder}

Try first: open the Sandbox and run "Start here" from top to bottom, or in another terminal
  npm run smoke -- --prompt "A habit tracker with streaks and reminders"
Ctrl-C stops everything.`;
}

const PARENT_CHECK_MS = 500;

/** npm may be killed in a way that it cannot pass on; nothing is left behind then either. */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, PARENT_CHECK_MS);
  timer.unref();
}

/** Errors that have been put into words for people. */
const isSaid = (error: unknown): error is Error =>
  error instanceof ConfigError || error instanceof StartProblem || error instanceof StartError;

main().catch((error: unknown) => {
  console.error(isSaid(error) ? error.message : error);
  process.exit(1);
});
