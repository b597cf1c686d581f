import { ArrayMaxSize, IsOptional, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { WorkStatus } from '#schema/shared/work-status';
import { DiagnosticSeverity } from '../diagnostic/diagnostic.entity';
import type { WorkProof } from './require-build-lease';

/** Remarks that are kept of one phase. */
const MAX_DIAGNOSTICS = 200;
/** Notes that are kept of one phase, and how long one is. */
const MAX_NOTES = 10;
const MAX_NOTE_LENGTH = 500;
/** Characters of one piece of a log. */
const MAX_CHUNK_LENGTH = 256 * 1024;
const MAX_ARTIFACT_BYTES = 4 * 1024 ** 3;
export const MAX_ARTIFACTS = 50;

@InputType({ description: 'An agent that asks for work.' })
export class ClaimBuildInput {
  @Field(() => ID, { description: 'The agent.' })
  agentId!: string;
}

@InputType({ description: 'The proof that an agent holds a build.' })
export class ReleaseBuildInput implements WorkProof {
  @Field(() => ID, { description: 'The agent.' })
  agentId!: string;

  @Field(() => ID, { description: 'The build that it has claimed.' })
  buildId!: string;

  @Field(() => Int, { description: 'The token that came with the claim.' })
  fencingToken!: number;
}

@InputType({ description: 'What a tool says of one place of the source.' })
export class DiagnosticInput {
  @Field(() => DiagnosticSeverity, { description: 'How bad it is.' })
  severity!: DiagnosticSeverity;

  @Field(() => String, { description: "The file, from the project's root." })
  @MaxLength(500)
  path!: string;

  @Field(() => Int, { description: 'The line, from 1.' })
  @Min(1)
  line!: number;

  @Field(() => Int, { description: 'The column, from 1.' })
  @Min(1)
  column!: number;

  @Field(() => String, { description: 'What is wrong.' })
  @Length(1, 2000)
  message!: string;
}

@InputType({ description: 'A toolchain with the version that runs.' })
export class ToolchainInput {
  @Field(() => String, { description: 'Its name.' })
  @Length(1, 60)
  name!: string;

  @Field(() => String, { description: 'Its version.' })
  @Length(1, 60)
  version!: string;
}

@InputType({ description: 'How far a phase of a build is. A repeated report changes nothing.' })
export class ReportPhaseInput extends ReleaseBuildInput {
  @Field(() => String, { description: '`FETCH_SOURCE`, `PARSE`, `COMPILE` …' })
  @Matches(/^[A-Z][A-Z0-9_]{0,59}$/, { message: 'name has to be in capitals, like COMPILE' })
  name!: string;

  @Field(() => ToolchainInput, {
    nullable: true,
    description: "The toolchain that it is a phase of; none for the agent's own steps.",
  })
  @IsOptional()
  @ValidateNested()
  toolchain?: ToolchainInput | null;

  @Field(() => WorkStatus, { description: 'RUNNING, or how it ended.' })
  status!: WorkStatus;

  @Field(() => [DiagnosticInput], {
    nullable: true,
    description: `All remarks of the phase, at most ${MAX_DIAGNOSTICS}; they replace those of an earlier report of it.`,
  })
  @IsOptional()
  @ArrayMaxSize(MAX_DIAGNOSTICS)
  @ValidateNested({ each: true })
  diagnostics?: DiagnosticInput[] | null;

  @Field(() => [String], {
    nullable: true,
    description: `What the phase says of its own reach: what it has checked, and what not. At most ${MAX_NOTES}, of ${MAX_NOTE_LENGTH} characters each; they replace those of an earlier report of it.`,
  })
  @IsOptional()
  @ArrayMaxSize(MAX_NOTES)
  @Length(1, MAX_NOTE_LENGTH, { each: true })
  notes?: string[] | null;
}

@InputType({ description: "The next piece of a build's log. A repeated one changes nothing." })
export class AppendBuildLogInput extends ReleaseBuildInput {
  @Field(() => Int, { description: 'One more than that of the piece before; the first is told with the claim.' })
  @Min(1)
  sequence!: number;

  @Field(() => String, { description: 'At most 262144 characters.' })
  @Length(1, MAX_CHUNK_LENGTH)
  text!: string;
}

@InputType({ description: 'A file that a build has made and that is to be uploaded.' })
export class CreateArtifactUploadInput extends ReleaseBuildInput {
  @Field(() => String, { description: '`WEB_BUNDLE`, `APK`, `IPA` …' })
  @Matches(/^[A-Z][A-Z0-9_]{0,39}$/, { message: 'kind has to be in capitals, like WEB_BUNDLE' })
  kind!: string;

  @Field(() => String, { description: 'Its name without folders: letters, digits, dots, hyphens and underscores.' })
  @Matches(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/, {
    message: 'fileName has to be letters, digits, dots, hyphens and underscores, and not begin with a dot',
  })
  fileName!: string;

  @Field(() => GraphQLSafeInt, { description: 'Its size in bytes.' })
  @Min(1)
  @Max(MAX_ARTIFACT_BYTES)
  bytes!: number;

  @Field(() => String, { description: 'The sha256 of its content, in hex.' })
  @Matches(/^[0-9a-f]{64}$/, { message: 'sha256 has to be 64 hex digits in lower case' })
  sha256!: string;

  @Field(() => String, { description: 'Its media type.' })
  @Matches(/^[a-z0-9.+-]+\/[a-z0-9.+-]+(; ?[a-z0-9-]+=[A-Za-z0-9._-]+)*$/i, {
    message: 'contentType has to be a media type, like text/html',
  })
  @MaxLength(100)
  contentType!: string;
}

@InputType({ description: 'An artifact whose bytes are in the object store. A repeated report changes nothing.' })
export class CompleteArtifactUploadInput extends ReleaseBuildInput {
  @Field(() => ID, { description: 'As `createArtifactUpload` has answered.' })
  artifactId!: string;
}

@InputType({ description: 'Why a build failed, as its agent says.' })
export class BuildFailureInput {
  @Field(() => String, { description: 'For a program, in capitals: SOURCE_ERRORS, TOOLCHAIN_FAILED …' })
  @Matches(/^[A-Z][A-Z0-9_]{0,59}$/, { message: 'code has to be in capitals, like TOOLCHAIN_FAILED' })
  code!: string;

  @Field(() => String, { description: 'What happened and what to do, for a person.' })
  @Length(1, 10_000)
  message!: string;

  @Field(() => String, { nullable: true, description: 'The phase in which it happened.' })
  @IsOptional()
  @MaxLength(60)
  phase?: string | null;

  @Field(() => Boolean, { description: 'The same build may succeed when it is tried again without a change.' })
  retryable!: boolean;
}

@InputType({ description: 'How a build ended. A repeated report changes nothing.' })
export class FinishBuildInput extends ReleaseBuildInput {
  @Field(() => WorkStatus, { description: 'SUCCEEDED or FAILED.' })
  status!: WorkStatus;

  @Field(() => [ID], { nullable: true, description: 'The artifacts that were uploaded and are the result.' })
  @IsOptional()
  @ArrayMaxSize(MAX_ARTIFACTS)
  artifactIds?: string[] | null;

  @Field(() => BuildFailureInput, { nullable: true, description: 'Needed with FAILED.' })
  @IsOptional()
  @ValidateNested()
  failure?: BuildFailureInput | null;
}
