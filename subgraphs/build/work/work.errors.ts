import { Conflict, InvalidInput, LimitExceeded } from '#platform/kernel/errors';
import { MAX_ARTIFACTS } from './work.inputs';

export const logGap = (expected: number, given: number) =>
  new Conflict(`The log goes on with piece ${expected}, not ${given}; send the pieces in order.`, ['sequence']);

export const notAPhaseStatus = () =>
  new InvalidInput('A phase that has begun is RUNNING, SUCCEEDED, FAILED or CANCELED.', ['status']);

export const notAnEnding = () => new InvalidInput('A build is finished as SUCCEEDED or FAILED.', ['status']);

export const failureMissing = () => new InvalidInput('Say in `failure` why the build failed.', ['failure']);

export const failureTooMuch = () => new InvalidInput('A build that succeeded has no `failure`.', ['failure']);

export const noSuchArtifact = (field: string[]) =>
  new InvalidInput('The build has declared no such artifact; `createArtifactUpload` does.', field);

export const artifactNotThere = (field: string[], kind: string) =>
  new InvalidInput(
    `The artifact ${kind} is not in the object store as it was declared; PUT it to its URL first.`,
    field,
  );

export const tooManyArtifacts = () => new LimitExceeded(`A build has at most ${MAX_ARTIFACTS} artifacts.`);
