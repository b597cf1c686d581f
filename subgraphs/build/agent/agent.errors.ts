import { InvalidInput, NotFound } from '#platform/kernel/errors';

export class AgentNotFound extends NotFound {
  constructor() {
    super('There is no such agent; register it with `registerAgent` first.');
  }
}

export class OtherProtocol extends InvalidInput {
  constructor(theirs: number, ours: number) {
    super(
      `The agent speaks version ${theirs} of the protocol and the platform version ${ours}; install the agent that belongs to this platform.`,
      ['protocol'],
    );
  }
}

export class FencingTokenMissing extends InvalidInput {
  constructor() {
    super('`fencingToken` is needed with `buildId`; it came with the claim.', ['fencingToken']);
  }
}
