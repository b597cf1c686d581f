import { GraphQLSafeInt } from 'graphql-scalars';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { Artifact } from '../artifact/artifact.entity';
import { Build } from '../build/build.entity';

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'The files of a revision as one zip.' })
export class BuildSource {
  @Field(() => String, { description: 'Where it is fetched; good for a quarter of an hour.' })
  url!: string;

  @Field(() => String, { description: 'The sha256 of the zip, in hex.' })
  sha256!: string;

  @Field(() => GraphQLSafeInt, { description: 'The size of the zip in bytes.' })
  bytes!: number;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'A build that was handed to an agent.' })
export class ClaimedWork {
  @Field(() => Build, { description: 'The build.' })
  build!: Build;

  @Field(() => Int, { description: 'Goes with every report about the build; void as soon as another agent has it.' })
  fencingToken!: number;

  @Field(() => Int, { description: 'The sequence that the first piece of log has to bear.' })
  nextLogSequence!: number;

  @Field(() => BuildSource, { description: 'What is to be built.' })
  source!: BuildSource;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'The work that an agent was given.' })
export class ClaimBuildPayload extends Payload {
  @Field(() => ClaimedWork, { nullable: true, description: 'Null: there is none at present.' })
  work?: ClaimedWork | null;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'The build that waits again.' })
export class ReleaseBuildPayload extends Payload {
  @Field(() => Build, { nullable: true, description: 'The build.' })
  build?: Build;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'The build with the reported phase.' })
export class ReportPhasePayload extends Payload {
  @Field(() => Build, { nullable: true, description: 'The build.' })
  build?: Build;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'How far the log has come.' })
export class AppendBuildLogPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'The sequence of the last piece that is kept.' })
  sequence?: number;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'A header of an upload.' })
export class ArtifactUploadHeader {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its value.' })
  value!: string;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'How a file is uploaded.' })
export class ArtifactUpload {
  @Field(() => String, { description: 'PUT.' })
  method!: string;

  @Field(() => String, { description: 'Where the bytes go.' })
  url!: string;

  @Field(() => [ArtifactUploadHeader], { description: 'Headers that have to be sent just so.' })
  headers!: ArtifactUploadHeader[];

  @Field(() => Date, { description: 'Until when the upload may begin.' })
  expiresAt!: Date;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'A declared artifact and the way to upload it.' })
export class CreateArtifactUploadPayload extends Payload {
  @Field(() => Artifact, { nullable: true, description: 'The artifact; not visible before `completeArtifactUpload`.' })
  artifact?: Artifact;

  @Field(() => ArtifactUpload, { nullable: true, description: 'How to upload it.' })
  upload?: ArtifactUpload;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'An artifact that can be used.' })
export class CompleteArtifactUploadPayload extends Payload {
  @Field(() => Artifact, { nullable: true, description: 'The artifact; null when there are errors.' })
  artifact?: Artifact;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'The build that has ended.' })
export class FinishBuildPayload extends Payload {
  @Field(() => Build, { nullable: true, description: 'The build.' })
  build?: Build;
}
