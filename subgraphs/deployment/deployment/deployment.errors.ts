import { Conflict, InvalidInput, NotFound } from '#platform/kernel/errors';

export const NO_DEPLOYMENT = 'There is no such deployment.';

export class DeploymentNotFound extends NotFound {
  constructor() {
    super(NO_DEPLOYMENT);
  }
}

/** A check that came out as ERROR, about one field of the input. */
export class CheckFailed extends InvalidInput {}

export class NotReleased extends Conflict {
  constructor(status: string) {
    super(`The deployment is ${status}; only one that the store offers can be changed.`, ['deploymentId']);
  }
}

export class NotStaged extends Conflict {
  constructor(track: string, field: string) {
    super(`A release on the track ${track} goes to all of its testers; only PRODUCTION is rolled out in shares.`, [
      field,
    ]);
  }
}

export class NewerReleased extends Conflict {
  constructor(deploymentId: string) {
    super(`A newer release is offered on this track: ${deploymentId}. Roll that one back instead.`, ['deploymentId']);
  }
}

export class NothingBefore extends Conflict {
  constructor(track: string) {
    super(
      `There is no earlier release on the track ${track} to go back to. \`haltRollout\` stops this one; then deploy a mended build.`,
      ['deploymentId'],
    );
  }
}

export class StoreSaysNo extends Conflict {
  constructor(reason: string) {
    super(reason, ['deploymentId']);
  }
}
