import type { RequestHandler } from 'express';
import { ErrorCode } from '#schema/error-code';
import { type Verified, VIEWER_HEADER, verifyViewer } from '../kernel/viewer-header';

/** Lets only requests pass that the gateway has signed; the viewer is then in `response.locals.viewer`. */
export function refuseUnsigned(secret: string): RequestHandler {
  return (request, response, next) => {
    const header = request.headers[VIEWER_HEADER];
    const verified = verifyViewer(typeof header === 'string' ? header : undefined, secret);
    if ('refused' in verified) {
      response
        .status(401)
        .json({ errors: [{ message: verified.refused, extensions: { code: ErrorCode.UNAUTHENTICATED } }] });
      return;
    }
    response.locals.viewer = verified.viewer;
    next();
  };
}

const connectedAt = new WeakMap<object, number>();

/**
 * The viewer of a socket by its connection parameters. A header lives for a minute and a socket for hours: what counts is that it was valid when the socket was opened,
 * so later calls with `at connection` measure it at that moment. The gateway closes the socket when the viewer's authority ends.
 */
export function viewerOfSocket(
  parameters: Record<string, unknown> | undefined,
  secret: string,
  when: 'now' | 'at connection' = 'now',
): Verified {
  const header = parameters?.[VIEWER_HEADER];
  const opened = parameters && connectedAt.get(parameters);
  const verified = verifyViewer(
    typeof header === 'string' ? header : undefined,
    secret,
    when === 'at connection' ? opened : Date.now(),
  );
  if (parameters && when === 'now' && 'viewer' in verified) connectedAt.set(parameters, Date.now());
  return verified;
}
