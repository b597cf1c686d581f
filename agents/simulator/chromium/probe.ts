import { execFile } from 'node:child_process';

const PROBE_MILLISECONDS = 20_000;

/** What a Chromium calls itself (`Chromium 156.0.8078.79`), or the reason why it does not start. */
export async function versionOf(
  executablePath: string,
  env: NodeJS.ProcessEnv,
): Promise<{ version: string } | { reason: string }> {
  const result = await run(executablePath, ['--version'], env);
  if ('reason' in result) return result;
  const version = /[A-Z][\w ]*?[\d.]{5,}/.exec(result.output)?.[0];
  return version ? { version } : { reason: `it answers --version with "${result.output.slice(0, 80).trim()}"` };
}

/** True when it opens a page with these arguments. */
export async function opensPage(executablePath: string, args: string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  const result = await run(executablePath, [...args, '--headless', '--dump-dom', 'data:text/html,<p>opened</p>'], env);
  return 'output' in result && result.output.includes('<p>opened</p>');
}

function run(file: string, args: string[], env: NodeJS.ProcessEnv): Promise<{ output: string } | { reason: string }> {
  return new Promise((resolve) => {
    execFile(file, args, { env, timeout: PROBE_MILLISECONDS, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      if (!error) resolve({ output: stdout });
      else
        resolve({
          reason: stderr.trim().split('\n').at(-1)?.slice(0, 300) || error.message.split('\n')[0] || 'unknown',
        });
    });
  });
}
