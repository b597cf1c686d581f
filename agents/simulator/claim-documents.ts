import type { PreviewInput } from '#schema/shared/preview-input';
import { typed } from '../kit/typed-document';

/** What the simulator agent asks the platform. The inputs are those of the schema's input types of the same names. */

type UserErrors = { userErrors: { code: string; message: string }[] };
type Input<Value> = { input: Value };
const ERRORS = 'userErrors { code message }';
const BUNDLE = 'bundle { url sha256 bytes }';

type Platform = 'IOS' | 'ANDROID';

export interface Registration {
  agent: { id: string };
  heartbeatSeconds: number;
}

export interface DeviceInput {
  name: string;
  platform: Platform;
  width: number;
  height: number;
  kind: 'WEB';
}

export interface SessionProof {
  agentId: string;
  sessionId: string;
  fencingToken: number;
}

interface Bundle {
  url: string;
  sha256: string;
  bytes: number;
}

export interface Work {
  fencingToken: number;
  commandsAfter: number;
  session: { id: string; platform: Platform };
  bundle: Bundle;
  device: { name: string };
}

export interface Failure {
  code: string;
  message: string;
  hint: string | null;
}

export interface CommandAnswer {
  sequence: number;
  frame: number | null;
  error: string | null;
}

export interface Stream {
  p50LatencyMs: number | null;
  framesPerSecond: number;
  width: number;
  height: number;
}

export interface Report {
  stream: Stream | null;
  answers: CommandAnswer[];
  failure: Failure | null;
}

type Touch = Extract<PreviewInput, { type: 'touch' }>;
type Button = Extract<PreviewInput, { type: 'button' }>;

export interface Command {
  sequence: number;
  kind: 'INPUT' | 'ROTATE' | 'SCREENSHOT' | 'RELOAD' | 'STOP';
  touch: { phase: Uppercase<Touch['phase']>; pointer: number; x: number; y: number } | null;
  text: string | null;
  key: string | null;
  button: Uppercase<Button['name']> | null;
  bundle: Bundle | null;
}

export interface Upload {
  url: string;
  method: string;
  headers: { name: string; value: string }[];
}

export const RegisterAgent = typed<{ registerAgent: Registration & UserErrors }, Input<object>>(
  `mutation RegisterAgent($input: RegisterAgentInput!) {
    registerAgent(input: $input) { agent { id } heartbeatSeconds ${ERRORS} } }`,
);

export const SendHeartbeat = typed<
  { heartbeat: UserErrors },
  Input<{ agentId: string; isBusy: boolean; isLeaving: boolean }>
>(`mutation SendHeartbeat($input: HeartbeatInput!) { heartbeat(input: $input) { ${ERRORS} } }`);

export const RegisterDevices = typed<
  { registerDevices: { reportSeconds: number; pollSeconds: number } & UserErrors },
  Input<{ agentId: string; devices: DeviceInput[] }>
>(`mutation RegisterDevices($input: RegisterDevicesInput!) {
    registerDevices(input: $input) { reportSeconds pollSeconds ${ERRORS} } }`);

export const ClaimPreview = typed<
  { claimPreview: { work: Work | null } & UserErrors },
  Input<{ agentId: string; heldSessionIds: string[] }>
>(`mutation ClaimPreview($input: ClaimPreviewInput!) { claimPreview(input: $input) {
    work { fencingToken commandsAfter session { id platform } ${BUNDLE} device { name } } ${ERRORS} } }`);

export const PublishPreview = typed<
  { publishPreview: { answer: string | null } & UserErrors },
  Input<SessionProof & { offer: string }>
>(`mutation PublishPreview($input: PublishPreviewInput!) { publishPreview(input: $input) { answer ${ERRORS} } }`);

export const ReportPreview = typed<
  { reportPreview: { isPublished: boolean | null } & UserErrors },
  Input<SessionProof & Report>
>(`mutation ReportPreview($input: ReportPreviewInput!) { reportPreview(input: $input) { isPublished ${ERRORS} } }`);

export const ReleasePreview = typed<{ releasePreview: UserErrors }, Input<SessionProof>>(
  `mutation ReleasePreview($input: ReleasePreviewInput!) { releasePreview(input: $input) { ${ERRORS} } }`,
);

export const CreateScreenshotUpload = typed<
  { createScreenshotUpload: { upload: Upload | null } & UserErrors },
  Input<SessionProof & { sequence: number; bytes: number; sha256: string }>
>(`mutation CreateScreenshotUpload($input: CreateScreenshotUploadInput!) { createScreenshotUpload(input: $input) {
    upload { url method headers { name value } } ${ERRORS} } }`);

export const PreviewCommands = typed<{ previewCommands: Command }, { sessionId: string; after: number }>(
  `subscription PreviewCommands($sessionId: ID!, $after: Int!) { previewCommands(sessionId: $sessionId, after: $after) {
    sequence kind touch { phase pointer x y } text key button ${BUNDLE} } }`,
);

export const PreviewWorkAvailable = typed<{ previewWorkAvailable: { at: string } }, Record<string, never>>(
  'subscription PreviewWorkAvailable { previewWorkAvailable { at } }',
);
