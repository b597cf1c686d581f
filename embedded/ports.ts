import { createServer } from 'node:net';
import { StartProblem } from './start-problem';

/** The port itself, or a free one for 0. Throws `StartProblem` when it is taken, before anything else is started. */
export function requireFreePort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', ({ code = 'unknown error' }: NodeJS.ErrnoException) =>
      reject(
        new StartProblem(
          code === 'EADDRINUSE'
            ? `Port ${port} on ${host} is taken by another process; end that one, or choose another port with PORT.`
            : `Port ${port} on ${host} cannot be used (${code}); choose another one with PORT.`,
        ),
      ),
    );
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
