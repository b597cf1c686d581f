import { typed } from '../kit/typed-document';

/** What the build agent asks the platform. The inputs are those of the schema's input types of the same names. */

type UserErrors = { userErrors: { code: string; message: string }[] };
type Input<Value> = { input: Value };
const ERRORS = 'userErrors { code message }';

type WorkStatus = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELED';

export interface WorkProof {
  agentId: string;
  buildId: string;
  fencingToken: number;
}

export interface RegisterInput {
  agentId: string | null;
  kind: 'BUILD';
  name: string;
  version: string;
  protocol: number;
  platforms: string[];
  capabilities: { name: string; version: string }[];
}

export interface Registration {
  agent: { id: string };
  heartbeatSeconds: number;
  pollSeconds: number;
}

export interface Work {
  fencingToken: number;
  nextLogSequence: number;
  source: { url: string; sha256: string; bytes: number };
  build: { id: string; platform: 'IOS' | 'ANDROID'; profile: 'PREVIEW' | 'RELEASE' };
}

export interface DiagnosticInput {
  severity: 'ERROR' | 'WARNING' | 'INFO';
  path: string;
  line: number;
  column: number;
  message: string;
}

export interface PhaseInput {
  name: string;
  toolchain: { name: string; version: string } | null;
  status: WorkStatus;
  diagnostics: DiagnosticInput[] | null;
}

export interface ArtifactInput {
  kind: string;
  fileName: string;
  bytes: number;
  sha256: string;
  contentType: string;
}

export interface FailureInput {
  code: string;
  message: string;
  phase: string | null;
  retryable: boolean;
}

export interface EndInput {
  status: 'SUCCEEDED' | 'FAILED';
  artifactIds: string[];
  failure: FailureInput | null;
}

export interface UploadAnswer {
  artifact: { id: string };
  upload: { url: string; method: string; headers: { name: string; value: string }[] };
}

export const RegisterAgent = typed<{ registerAgent: Registration & UserErrors }, Input<RegisterInput>>(
  `mutation RegisterAgent($input: RegisterAgentInput!) {
    registerAgent(input: $input) { agent { id } heartbeatSeconds pollSeconds ${ERRORS} } }`,
);

export const SendHeartbeat = typed<
  { heartbeat: UserErrors },
  Input<{ agentId: string; buildId: string | null; fencingToken: number | null; isLeaving: boolean }>
>(`mutation SendHeartbeat($input: HeartbeatInput!) { heartbeat(input: $input) { ${ERRORS} } }`);

export const ClaimBuild = typed<{ claimBuild: { work: Work | null } & UserErrors }, Input<{ agentId: string }>>(
  `mutation ClaimBuild($input: ClaimBuildInput!) { claimBuild(input: $input) {
    work { fencingToken nextLogSequence source { url sha256 bytes } build { id platform profile } } ${ERRORS} } }`,
);

export const ReleaseBuild = typed<{ releaseBuild: UserErrors }, Input<WorkProof>>(
  `mutation ReleaseBuild($input: ReleaseBuildInput!) { releaseBuild(input: $input) { ${ERRORS} } }`,
);

export const ReportPhase = typed<{ reportPhase: UserErrors }, Input<WorkProof & PhaseInput>>(
  `mutation ReportPhase($input: ReportPhaseInput!) { reportPhase(input: $input) { ${ERRORS} } }`,
);

export const AppendBuildLog = typed<
  { appendBuildLog: { sequence: number } & UserErrors },
  Input<WorkProof & { sequence: number; text: string }>
>(`mutation AppendBuildLog($input: AppendBuildLogInput!) { appendBuildLog(input: $input) { sequence ${ERRORS} } }`);

export const CreateArtifactUpload = typed<
  { createArtifactUpload: UploadAnswer & UserErrors },
  Input<WorkProof & ArtifactInput>
>(`mutation CreateArtifactUpload($input: CreateArtifactUploadInput!) { createArtifactUpload(input: $input) {
    artifact { id } upload { url method headers { name value } } ${ERRORS} } }`);

export const FinishBuild = typed<{ finishBuild: UserErrors }, Input<WorkProof & EndInput>>(
  `mutation FinishBuild($input: FinishBuildInput!) { finishBuild(input: $input) { ${ERRORS} } }`,
);

export const WorkAvailable = typed<{ workAvailable: { at: string } }, Record<string, never>>(
  'subscription WorkAvailable { workAvailable { at } }',
);
