import { InvalidInput } from '#platform/kernel/errors';

export const NO_SUCH_AGENT = 'There is no such agent; register it with `registerAgent` first.';

/** The versions of the agents' protocol that are understood. */
export const PROTOCOL = 1;

export const otherProtocol = (theirs: number) =>
  new InvalidInput(
    `The agent speaks version ${theirs} of the protocol and the platform version ${PROTOCOL}; install the agent that belongs to this platform.`,
    ['protocol'],
  );

export const tokenMissing = () =>
  new InvalidInput('`fencingToken` is needed with `buildId`; it came with the claim.', ['fencingToken']);
