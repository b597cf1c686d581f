import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { Device } from './device.entity';

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'The devices as they are known now.' })
export class RegisterDevicesPayload extends Payload {
  @Field(() => [Device], { nullable: true, description: 'All devices of the agent.' })
  devices?: Device[];

  @Field(() => Int, { nullable: true, description: 'Seconds between reports about a session.' })
  reportSeconds?: number;

  @Field(() => Int, { nullable: true, description: 'Seconds after which to ask for work although nothing woke it.' })
  pollSeconds?: number;
}
