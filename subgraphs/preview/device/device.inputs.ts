import { ArrayMaxSize, ArrayMinSize, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { DeviceKind } from './device.entity';

@InputType({ description: 'A device that an agent can run apps on.' })
export class DeviceInput {
  @Field(() => String, { description: 'What it is called; one agent has one device of a name.' })
  @Length(1, 60)
  name!: string;

  @Field(() => MobilePlatform, { description: 'Whose apps it runs.' })
  platform!: MobilePlatform;

  @Field(() => Int, { description: 'Width of its screen in points, held upright.' })
  @Min(100)
  @Max(4096)
  width!: number;

  @Field(() => Int, { description: 'Height of its screen in points, held upright.' })
  @Min(100)
  @Max(4096)
  height!: number;

  @Field(() => DeviceKind, { description: 'How it runs an app.' })
  kind!: DeviceKind;
}

@InputType({ description: 'An agent with all its devices.' })
export class RegisterDevicesInput {
  @Field(() => ID, { description: 'The agent, as `registerAgent` has named it.' })
  @Length(1, 60)
  agentId!: string;

  @Field(() => [DeviceInput], {
    description: 'All of them; those of an earlier call that are not among them are gone.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  devices!: DeviceInput[];
}
