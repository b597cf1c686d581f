import { describeEnum } from '#platform/graphql/describe-enum';
import '#platform/graphql/shared-enums';
import type { ReleaseState, StoreTrack } from '#platform/ports/store';
import { StepName } from './steps';

/** Each value under its own name, as enums of the graph are registered. */
const same = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { [Key in Name]: Key };

export const Tracks = same<StoreTrack>('INTERNAL', 'BETA', 'PRODUCTION');
describeEnum(Tracks, 'StoreTrack', 'Who gets a release.', {
  INTERNAL: 'People of the team. The store does not review it.',
  BETA: 'Testers from outside; reviewed by the store.',
  PRODUCTION: 'Everybody; reviewed by the store.',
});

export const ReleaseStates = same<ReleaseState>(
  'PROCESSING',
  'IN_REVIEW',
  'REJECTED',
  'APPROVED',
  'RELEASED',
  'HALTED',
);
describeEnum(ReleaseStates, 'ReleaseState', 'What a store says of a release, the same for both stores.', {
  PROCESSING: 'The store prepares the upload.',
  IN_REVIEW: 'Someone at the store looks at it.',
  REJECTED: 'The review said no; `rejection` says why.',
  APPROVED: 'The review said yes; it is not offered yet.',
  RELEASED: 'It is offered.',
  HALTED: 'It is offered no longer; whoever has it keeps it.',
});

describeEnum(StepName, 'DeploymentStepName', 'A step of a deployment, in their order.', {
  CHECKS: 'What can be known to go wrong is looked for.',
  UPLOAD: 'The file goes to the store.',
  PROCESSING: 'The store prepares it.',
  REVIEW: 'The store reviews it; internal tracks are not reviewed.',
  RELEASE: 'The store offers it.',
});

export const CheckSeverity = same('PASSED', 'WARNING', 'ERROR');
export type CheckSeverity = keyof typeof CheckSeverity;
describeEnum(CheckSeverity, 'CheckSeverity', 'How a check came out.', {
  PASSED: 'As it should be.',
  WARNING: 'It may be deployed, and should be looked at.',
  ERROR: 'It cannot be deployed so.',
});
