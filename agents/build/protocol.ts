import type {
  BuildFailureInput,
  ClaimBuildMutation,
  CreateArtifactUploadInput,
  FinishBuildInput,
  ReleaseBuildInput,
  ReportPhaseInput,
} from '#schema/gen/graphql';

/** A build that was claimed, as the platform hands it over. */
export type Work = NonNullable<ClaimBuildMutation['claimBuild']['work']>;

/** What every report about a build bears. */
export type WorkProof = ReleaseBuildInput;

export type PhaseReport = Omit<ReportPhaseInput, keyof WorkProof>;
export type NewArtifact = Omit<CreateArtifactUploadInput, keyof WorkProof>;
export type Ending = Omit<FinishBuildInput, keyof WorkProof>;
export type Failure = BuildFailureInput;
