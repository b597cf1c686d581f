import { ArrayMaxSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { AgentKind } from './agent.entity';

@InputType({ description: 'Something that an agent can do, with its version.' })
export class AgentCapabilityInput {
  @Field(() => String, { description: 'A toolchain or a device.' })
  @Length(1, 60)
  name!: string;

  @Field(() => String, { description: 'The version that the agent has.' })
  @Length(1, 60)
  version!: string;
}

@InputType({ description: 'An agent, as it introduces itself.' })
export class RegisterAgentInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The id from an earlier registration, so that a restarted agent is the same one.',
  })
  agentId?: string | null;

  @Field(() => AgentKind, { description: 'What it does.' })
  kind!: AgentKind;

  @Field(() => String, { description: 'A name for people, such as that of its host.' })
  @Length(1, 100)
  name!: string;

  @Field(() => String, { description: 'The version of the agent program.' })
  @Length(1, 60)
  version!: string;

  @Field(() => Int, { description: 'The version of the protocol that it speaks; 1 at present.' })
  protocol!: number;

  @Field(() => [MobilePlatform], { description: 'The platforms that it works for.' })
  @ArrayMaxSize(10)
  platforms!: MobilePlatform[];

  @Field(() => [AgentCapabilityInput], { description: 'What it can do.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  capabilities!: AgentCapabilityInput[];
}

@InputType({ description: 'A sign of life, with what the agent works on.' })
export class HeartbeatInput {
  @Field(() => ID, { description: 'The agent.' })
  agentId!: string;

  @Field(() => ID, { nullable: true, description: 'The build whose lease is to be renewed.' })
  buildId?: string | null;

  @Field(() => Int, { nullable: true, description: "The token of the build's claim; needed with `buildId`." })
  @IsOptional()
  fencingToken?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'For agents whose work is not builds: it is at work. False when not given.',
  })
  isBusy?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'The agent ends and says goodbye. False when not given.' })
  isLeaving?: boolean | null;
}
