/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Something that an agent can do, with its version. */
export type AgentCapabilityInput = {
  /** A toolchain or a device. */
  name: string;
  /** The version that the agent has. */
  version: string;
};

/** What an agent does. */
export type AgentKind =
  /** It builds apps. */
  | 'BUILD'
  /** It runs apps on devices and streams their screens. */
  | 'SIMULATOR';

/** The next piece of a build's log. A repeated one changes nothing. */
export type AppendBuildLogInput = {
  /** The agent. */
  agentId: string | number;
  /** The build that it has claimed. */
  buildId: string | number;
  /** The token that came with the claim. */
  fencingToken: number;
  /** One more than that of the piece before; the first is told with the claim. */
  sequence: number;
  /** At most 262144 characters. */
  text: string;
};

/** Why a build failed, as its agent says. */
export type BuildFailureInput = {
  /** For a program, in capitals: SOURCE_ERRORS, TOOLCHAIN_FAILED … */
  code: string;
  /** What happened and what to do, for a person. */
  message: string;
  /** The phase in which it happened. */
  phase?: string | null | undefined;
  /** The same build may succeed when it is tried again without a change. */
  retryable: boolean;
};

/** What a build is for. */
export type BuildProfile =
  /** For looking at: quick to make, not signed. */
  | 'PREVIEW'
  /** For a store. */
  | 'RELEASE';

/** An agent that asks for work. */
export type ClaimBuildInput = {
  /** The agent. */
  agentId: string | number;
};

/** An artifact whose bytes are in the object store. A repeated report changes nothing. */
export type CompleteArtifactUploadInput = {
  /** The agent. */
  agentId: string | number;
  /** As `createArtifactUpload` has answered. */
  artifactId: string | number;
  /** The build that it has claimed. */
  buildId: string | number;
  /** The token that came with the claim. */
  fencingToken: number;
};

/** A file that a build has made and that is to be uploaded. */
export type CreateArtifactUploadInput = {
  /** The agent. */
  agentId: string | number;
  /** The build that it has claimed. */
  buildId: string | number;
  /** Its size in bytes. */
  bytes: number;
  /** Its media type. */
  contentType: string;
  /** The token that came with the claim. */
  fencingToken: number;
  /** Its name without folders: letters, digits, dots, hyphens and underscores. */
  fileName: string;
  /** `WEB_BUNDLE`, `APK`, `IPA` … */
  kind: string;
  /** The sha256 of its content, in hex. */
  sha256: string;
};

/** A step of a deployment, in their order. */
export type DeploymentStepName =
  /** What can be known to go wrong is looked for. */
  | 'CHECKS'
  /** The store prepares it. */
  | 'PROCESSING'
  /** The store offers it. */
  | 'RELEASE'
  /** The store reviews it; internal tracks are not reviewed. */
  | 'REVIEW'
  /** The file goes to the store. */
  | 'UPLOAD';

/** What a tool says of one place of the source. */
export type DiagnosticInput = {
  /** The column, from 1. */
  column: number;
  /** The line, from 1. */
  line: number;
  /** What is wrong. */
  message: string;
  /** The file, from the project's root. */
  path: string;
  /** How bad it is. */
  severity: DiagnosticSeverity;
};

/** How bad a remark of a compiler is. */
export type DiagnosticSeverity =
  /** The app cannot be made with it. */
  | 'ERROR'
  /** Worth knowing. */
  | 'INFO'
  /** The app can be made, and something about it looks wrong. */
  | 'WARNING';

/** Why something was not done. */
export type ErrorCode =
  /** The change collides with something that exists, such as a name that is taken. */
  | 'CONFLICT'
  /** The viewer is known and may not do this. */
  | 'FORBIDDEN'
  /** A fault of the platform; quote the request id when you report it. */
  | 'INTERNAL_SERVER_ERROR'
  /** The e-mail address and the password do not belong together, or a token is not valid. */
  | 'INVALID_CREDENTIALS'
  /** A value of the input is not acceptable; `field` says which. */
  | 'INVALID_INPUT'
  /** The work has been given to another agent; stop and throw away what was done. */
  | 'LEASE_LOST'
  /** A fixed limit of the platform would be passed. */
  | 'LIMIT_EXCEEDED'
  /** There is nothing of this id that the viewer may know of. */
  | 'NOT_FOUND'
  /** No app could be made of these words; the message says what to write instead. */
  | 'PROMPT_NOT_UNDERSTOOD'
  /** The plan of the team does not allow more of this now. */
  | 'QUOTA_EXCEEDED'
  /** Too many requests in a short time; wait as long as `Retry-After` says. */
  | 'RATE_LIMITED'
  /** The project has moved on since the revision that the change is based on; read the head and try again. */
  | 'STALE_REVISION'
  /** The token was valid once and is not any more; ask for a new one. */
  | 'TOKEN_EXPIRED'
  /** The request carries no valid token. */
  | 'UNAUTHENTICATED'
  /** A part of the platform does not answer at present; try again. */
  | 'UNAVAILABLE';

/** How a build ended. A repeated report changes nothing. */
export type FinishBuildInput = {
  /** The agent. */
  agentId: string | number;
  /** The artifacts that were uploaded and are the result. */
  artifactIds?: Array<string | number> | null | undefined;
  /** The build that it has claimed. */
  buildId: string | number;
  /** Needed with FAILED. */
  failure?: BuildFailureInput | null | undefined;
  /** The token that came with the claim. */
  fencingToken: number;
  /** SUCCEEDED or FAILED. */
  status: WorkStatus;
};

/** A sign of life, with what the agent works on. */
export type HeartbeatInput = {
  /** The agent. */
  agentId: string | number;
  /** The build whose lease is to be renewed. */
  buildId?: string | number | null | undefined;
  /** The token of the build's claim; needed with `buildId`. */
  fencingToken?: number | null | undefined;
  /** For agents whose work is not builds: it is at work. False when not given. */
  isBusy?: boolean | null | undefined;
  /** The agent ends and says goodbye. False when not given. */
  isLeaving?: boolean | null | undefined;
};

/** What an app is built for. */
export type MobilePlatform =
  /** Google's phones and tablets; the app is written in Jetpack Compose. */
  | 'ANDROID'
  /** Apple's phones and tablets; the app is written in SwiftUI. */
  | 'IOS';

/** What a part of a generation is. */
export type PartKind =
  /** A file was changed; `file` says which. */
  | 'FILE_EDIT'
  /** What the model thinks. */
  | 'REASONING'
  /** A step of the work begins. */
  | 'STEP'
  /** Words to the user. */
  | 'TEXT'
  /** What the model has used. */
  | 'USAGE';

/** An agent, as it introduces itself. */
export type RegisterAgentInput = {
  /** The id from an earlier registration, so that a restarted agent is the same one. */
  agentId?: string | number | null | undefined;
  /** What it can do. */
  capabilities: Array<AgentCapabilityInput>;
  /** What it does. */
  kind: AgentKind;
  /** A name for people, such as that of its host. */
  name: string;
  /** The platforms that it works for. */
  platforms: Array<MobilePlatform>;
  /** The version of the protocol that it speaks; 1 at present. */
  protocol: number;
  /** The version of the agent program. */
  version: string;
};

/** The proof that an agent holds a build. */
export type ReleaseBuildInput = {
  /** The agent. */
  agentId: string | number;
  /** The build that it has claimed. */
  buildId: string | number;
  /** The token that came with the claim. */
  fencingToken: number;
};

/** What a store says of a release, the same for both stores. */
export type ReleaseState =
  /** The review said yes; it is not offered yet. */
  | 'APPROVED'
  /** It is offered no longer; whoever has it keeps it. */
  | 'HALTED'
  /** Someone at the store looks at it. */
  | 'IN_REVIEW'
  /** The store prepares the upload. */
  | 'PROCESSING'
  /** The review said no; `rejection` says why. */
  | 'REJECTED'
  /** It is offered. */
  | 'RELEASED';

/** How far a phase of a build is. A repeated report changes nothing. */
export type ReportPhaseInput = {
  /** The agent. */
  agentId: string | number;
  /** The build that it has claimed. */
  buildId: string | number;
  /** All remarks of the phase, at most 200; they replace those of an earlier report of it. */
  diagnostics?: Array<DiagnosticInput> | null | undefined;
  /** The token that came with the claim. */
  fencingToken: number;
  /** `FETCH_SOURCE`, `PARSE`, `COMPILE` … */
  name: string;
  /** What the phase says of its own reach: what it has checked, and what not. At most 10, of 500 characters each; they replace those of an earlier report of it. */
  notes?: Array<string> | null | undefined;
  /** RUNNING, or how it ended. */
  status: WorkStatus;
  /** The toolchain that it is a phase of; none for the agent's own steps. */
  toolchain?: ToolchainInput | null | undefined;
};

/** A toolchain with the version that runs. */
export type ToolchainInput = {
  /** Its name. */
  name: string;
  /** Its version. */
  version: string;
};

/** The state of a piece of work. */
export type WorkStatus =
  /** It was stopped on request. */
  | 'CANCELED'
  /** It ended badly; `failure` says why. */
  | 'FAILED'
  /** It waits for someone to take it. */
  | 'QUEUED'
  /** Someone works on it. */
  | 'RUNNING'
  /** It ended well. */
  | 'SUCCEEDED';

/** How far the way from words to a running app has come. */
export type WorkspaceStage =
  /** The app is being built. */
  | 'BUILDING'
  /** The last step went wrong; the message says which. */
  | 'FAILED'
  /** The app is being written. */
  | 'GENERATING'
  /** Nothing is being done. */
  | 'IDLE'
  /** The app runs on a device and can be touched. */
  | 'LIVE'
  /** A device is being prepared. */
  | 'STARTING_PREVIEW';

export type RegisterBuildAgentMutationVariables = Exact<{
  input: RegisterAgentInput;
}>;


export type RegisterBuildAgentMutation = { registerAgent: { heartbeatSeconds: number | null, pollSeconds: number | null, agent: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type SendBuildHeartbeatMutationVariables = Exact<{
  input: HeartbeatInput;
}>;


export type SendBuildHeartbeatMutation = { heartbeat: { userErrors: Array<{ code: ErrorCode, message: string }> } };

export type ClaimBuildMutationVariables = Exact<{
  input: ClaimBuildInput;
}>;


export type ClaimBuildMutation = { claimBuild: { work: { fencingToken: number, nextLogSequence: number, source: { url: string, sha256: string, bytes: number }, build: { id: string, platform: MobilePlatform, profile: BuildProfile } } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type ReleaseBuildMutationVariables = Exact<{
  input: ReleaseBuildInput;
}>;


export type ReleaseBuildMutation = { releaseBuild: { userErrors: Array<{ code: ErrorCode, message: string }> } };

export type ReportPhaseMutationVariables = Exact<{
  input: ReportPhaseInput;
}>;


export type ReportPhaseMutation = { reportPhase: { userErrors: Array<{ code: ErrorCode, message: string }> } };

export type AppendBuildLogMutationVariables = Exact<{
  input: AppendBuildLogInput;
}>;


export type AppendBuildLogMutation = { appendBuildLog: { sequence: number | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type CreateArtifactUploadMutationVariables = Exact<{
  input: CreateArtifactUploadInput;
}>;


export type CreateArtifactUploadMutation = { createArtifactUpload: { artifact: { id: string } | null, upload: { url: string, method: string, headers: Array<{ name: string, value: string }> } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type CompleteArtifactUploadMutationVariables = Exact<{
  input: CompleteArtifactUploadInput;
}>;


export type CompleteArtifactUploadMutation = { completeArtifactUpload: { userErrors: Array<{ code: ErrorCode, message: string }> } };

export type FinishBuildMutationVariables = Exact<{
  input: FinishBuildInput;
}>;


export type FinishBuildMutation = { finishBuild: { userErrors: Array<{ code: ErrorCode, message: string }> } };

export type BuildWorkAvailableSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type BuildWorkAvailableSubscription = { workAvailable: { at: string } };

export type SmokeSignUpMutationVariables = Exact<{
  email: string;
  password: string;
}>;


export type SmokeSignUpMutation = { signUp: { user: { id: string } | null, session: { accessToken: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type SmokeCreateProjectMutationVariables = Exact<{
  name: string;
}>;


export type SmokeCreateProjectMutation = { createProject: { project: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type SmokeGenerateMutationVariables = Exact<{
  projectId: string | number;
  prompt: string;
}>;


export type SmokeGenerateMutation = { generateCode: { generation: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type SmokePartsSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type SmokePartsSubscription = { generationParts: { sequence: number, kind: PartKind, text: string, file: { path: string } | null } };

export type SmokeGenerationQueryVariables = Exact<{
  id: string | number;
}>;


export type SmokeGenerationQuery = { generation: { status: WorkStatus, changes: Array<string>, failure: { message: string } | null } };

export type SmokeWorkspaceSubscriptionVariables = Exact<{
  projectId: string | number;
}>;


export type SmokeWorkspaceSubscription = { workspaceChanged: { stage: WorkspaceStage, percent: number, message: string, generation: { id: string, status: WorkStatus } | null, build: { id: string, status: WorkStatus } | null, preview: { id: string, status: WorkStatus } | null, project: { name: string, headRevision: { number: number }, owner: { name: string } | null } } };

export type SmokeBuildMutationVariables = Exact<{
  projectId: string | number;
}>;


export type SmokeBuildMutation = { startBuild: { build: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type SmokeBuildChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type SmokeBuildChangedSubscription = { buildChanged: { status: WorkStatus, phases: Array<{ name: string, status: WorkStatus }>, artifacts: Array<{ kind: string, url: string, bytes: number, sha256: string }>, diagnostics: Array<{ severity: DiagnosticSeverity, path: string, line: number, message: string }>, failure: { code: string, message: string } | null, project: { name: string, owner: { name: string } | null } } };

export type SmokeBuildLogSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type SmokeBuildLogSubscription = { buildLog: { sequence: number, text: string } };

export type SmokeStartPreviewMutationVariables = Exact<{
  projectId: string | number;
}>;


export type SmokeStartPreviewMutation = { startPreview: { session: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type SmokePreviewChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type SmokePreviewChangedSubscription = { previewChanged: { status: WorkStatus, message: string, device: { name: string, width: number, height: number } | null, stream: { framesPerSecond: number } | null, failure: { message: string, hint: string | null } | null } };

export type SmokeViewMutationVariables = Exact<{
  sessionId: string | number;
  offer: string;
}>;


export type SmokeViewMutation = { viewPreview: { answer: string | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type SmokeStopPreviewMutationVariables = Exact<{
  sessionId: string | number;
}>;


export type SmokeStopPreviewMutation = { stopPreview: { userErrors: Array<{ code: ErrorCode, message: string }> } };

export type SmokeDeployMutationVariables = Exact<{
  projectId: string | number;
  buildId: string | number;
}>;


export type SmokeDeployMutation = { deploy: { deployment: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type SmokeDeploymentChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type SmokeDeploymentChangedSubscription = { deploymentChanged: { status: WorkStatus, steps: Array<{ name: DeploymentStepName, status: WorkStatus }>, store: { state: ReleaseState | null, rawState: string | null }, failure: { message: string } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const RegisterBuildAgentDocument = new TypedDocumentString(`
    mutation RegisterBuildAgent($input: RegisterAgentInput!) {
  registerAgent(input: $input) {
    agent {
      id
    }
    heartbeatSeconds
    pollSeconds
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterBuildAgentMutation, RegisterBuildAgentMutationVariables>;
export const SendBuildHeartbeatDocument = new TypedDocumentString(`
    mutation SendBuildHeartbeat($input: HeartbeatInput!) {
  heartbeat(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SendBuildHeartbeatMutation, SendBuildHeartbeatMutationVariables>;
export const ClaimBuildDocument = new TypedDocumentString(`
    mutation ClaimBuild($input: ClaimBuildInput!) {
  claimBuild(input: $input) {
    work {
      fencingToken
      nextLogSequence
      source {
        url
        sha256
        bytes
      }
      build {
        id
        platform
        profile
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ClaimBuildMutation, ClaimBuildMutationVariables>;
export const ReleaseBuildDocument = new TypedDocumentString(`
    mutation ReleaseBuild($input: ReleaseBuildInput!) {
  releaseBuild(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReleaseBuildMutation, ReleaseBuildMutationVariables>;
export const ReportPhaseDocument = new TypedDocumentString(`
    mutation ReportPhase($input: ReportPhaseInput!) {
  reportPhase(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReportPhaseMutation, ReportPhaseMutationVariables>;
export const AppendBuildLogDocument = new TypedDocumentString(`
    mutation AppendBuildLog($input: AppendBuildLogInput!) {
  appendBuildLog(input: $input) {
    sequence
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AppendBuildLogMutation, AppendBuildLogMutationVariables>;
export const CreateArtifactUploadDocument = new TypedDocumentString(`
    mutation CreateArtifactUpload($input: CreateArtifactUploadInput!) {
  createArtifactUpload(input: $input) {
    artifact {
      id
    }
    upload {
      url
      method
      headers {
        name
        value
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateArtifactUploadMutation, CreateArtifactUploadMutationVariables>;
export const CompleteArtifactUploadDocument = new TypedDocumentString(`
    mutation CompleteArtifactUpload($input: CompleteArtifactUploadInput!) {
  completeArtifactUpload(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteArtifactUploadMutation, CompleteArtifactUploadMutationVariables>;
export const FinishBuildDocument = new TypedDocumentString(`
    mutation FinishBuild($input: FinishBuildInput!) {
  finishBuild(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<FinishBuildMutation, FinishBuildMutationVariables>;
export const BuildWorkAvailableDocument = new TypedDocumentString(`
    subscription BuildWorkAvailable {
  workAvailable {
    at
  }
}
    `) as unknown as TypedDocumentString<BuildWorkAvailableSubscription, BuildWorkAvailableSubscriptionVariables>;
export const SmokeSignUpDocument = new TypedDocumentString(`
    mutation SmokeSignUp($email: String!, $password: String!) {
  signUp(input: {email: $email, password: $password, name: "Ada"}) {
    user {
      id
    }
    session {
      accessToken
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SmokeSignUpMutation, SmokeSignUpMutationVariables>;
export const SmokeCreateProjectDocument = new TypedDocumentString(`
    mutation SmokeCreateProject($name: String!) {
  createProject(input: {name: $name, platforms: [IOS, ANDROID]}) {
    project {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SmokeCreateProjectMutation, SmokeCreateProjectMutationVariables>;
export const SmokeGenerateDocument = new TypedDocumentString(`
    mutation SmokeGenerate($projectId: ID!, $prompt: String!) {
  generateCode(input: {projectId: $projectId, prompt: $prompt}) {
    generation {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SmokeGenerateMutation, SmokeGenerateMutationVariables>;
export const SmokePartsDocument = new TypedDocumentString(`
    subscription SmokeParts($id: ID!) {
  generationParts(id: $id, after: 0) {
    sequence
    kind
    text
    file {
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SmokePartsSubscription, SmokePartsSubscriptionVariables>;
export const SmokeGenerationDocument = new TypedDocumentString(`
    query SmokeGeneration($id: ID!) {
  generation(id: $id) {
    status
    changes
    failure {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SmokeGenerationQuery, SmokeGenerationQueryVariables>;
export const SmokeWorkspaceDocument = new TypedDocumentString(`
    subscription SmokeWorkspace($projectId: ID!) {
  workspaceChanged(projectId: $projectId) {
    stage
    percent
    message
    generation {
      id
      status
    }
    build {
      id
      status
    }
    preview {
      id
      status
    }
    project {
      name
      headRevision {
        number
      }
      owner {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SmokeWorkspaceSubscription, SmokeWorkspaceSubscriptionVariables>;
export const SmokeBuildDocument = new TypedDocumentString(`
    mutation SmokeBuild($projectId: ID!) {
  startBuild(input: {projectId: $projectId, platform: ANDROID, profile: PREVIEW}) {
    build {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SmokeBuildMutation, SmokeBuildMutationVariables>;
export const SmokeBuildChangedDocument = new TypedDocumentString(`
    subscription SmokeBuildChanged($id: ID!) {
  buildChanged(id: $id) {
    status
    phases {
      name
      status
    }
    artifacts {
      kind
      url
      bytes
      sha256
    }
    diagnostics {
      severity
      path
      line
      message
    }
    failure {
      code
      message
    }
    project {
      name
      owner {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SmokeBuildChangedSubscription, SmokeBuildChangedSubscriptionVariables>;
export const SmokeBuildLogDocument = new TypedDocumentString(`
    subscription SmokeBuildLog($id: ID!) {
  buildLog(buildId: $id, after: 0) {
    sequence
    text
  }
}
    `) as unknown as TypedDocumentString<SmokeBuildLogSubscription, SmokeBuildLogSubscriptionVariables>;
export const SmokeStartPreviewDocument = new TypedDocumentString(`
    mutation SmokeStartPreview($projectId: ID!) {
  startPreview(input: {projectId: $projectId, platform: ANDROID}) {
    session {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SmokeStartPreviewMutation, SmokeStartPreviewMutationVariables>;
export const SmokePreviewChangedDocument = new TypedDocumentString(`
    subscription SmokePreviewChanged($id: ID!) {
  previewChanged(id: $id) {
    status
    message
    device {
      name
      width
      height
    }
    stream {
      framesPerSecond
    }
    failure {
      message
      hint
    }
  }
}
    `) as unknown as TypedDocumentString<SmokePreviewChangedSubscription, SmokePreviewChangedSubscriptionVariables>;
export const SmokeViewDocument = new TypedDocumentString(`
    mutation SmokeView($sessionId: ID!, $offer: String!) {
  viewPreview(input: {sessionId: $sessionId, offer: $offer}) {
    answer
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SmokeViewMutation, SmokeViewMutationVariables>;
export const SmokeStopPreviewDocument = new TypedDocumentString(`
    mutation SmokeStopPreview($sessionId: ID!) {
  stopPreview(input: {sessionId: $sessionId}) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SmokeStopPreviewMutation, SmokeStopPreviewMutationVariables>;
export const SmokeDeployDocument = new TypedDocumentString(`
    mutation SmokeDeploy($projectId: ID!, $buildId: ID!) {
  deploy(
    input: {projectId: $projectId, buildId: $buildId, store: PLAY_STORE, track: INTERNAL, releaseNotes: "The first version, for our own team."}
  ) {
    deployment {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SmokeDeployMutation, SmokeDeployMutationVariables>;
export const SmokeDeploymentChangedDocument = new TypedDocumentString(`
    subscription SmokeDeploymentChanged($id: ID!) {
  deploymentChanged(id: $id) {
    status
    steps {
      name
      status
    }
    store {
      state
      rawState
    }
    failure {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SmokeDeploymentChangedSubscription, SmokeDeploymentChangedSubscriptionVariables>;