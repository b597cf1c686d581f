import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { HEARTBEAT_SECONDS } from '#platform/database/lease';
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import { ForAgents } from '#platform/graphql/for-agents';
import type { PreviewContext } from '../loaders';
import { Device, DeviceConnection } from './device.entity';
import { RegisterDevicesInput } from './device.inputs';
import { RegisterDevicesPayload } from './device.payloads';
import { type DeviceService, isOnline } from './device.service';

/** How often an agent asks for work by itself. Wake-ups bring it sooner; this is for those that get lost. */
const POLL_SECONDS = 5;

@Resolver(() => Device)
export class DeviceResolver {
  constructor(private readonly service: DeviceService) {}

  @Directive('@tag(name: "partner")')
  @Query(() => DeviceConnection, { description: 'Devices that previews of the viewer can run on.' })
  devices(
    @Ctx() { viewer }: PreviewContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<Device>> {
    return this.service.list(viewer, args);
  }

  @ForAgents()
  @Mutation(() => RegisterDevicesPayload, { description: 'An agent tells which devices it can run apps on.' })
  async registerDevices(
    @Ctx() { viewer }: PreviewContext,
    @Arg('input', () => RegisterDevicesInput, { description: 'The devices.' }) input: RegisterDevicesInput,
  ): Promise<Partial<RegisterDevicesPayload>> {
    return {
      devices: await this.service.register(viewer, input),
      reportSeconds: HEARTBEAT_SECONDS,
      pollSeconds: POLL_SECONDS,
    };
  }

  @FieldResolver(() => Boolean, {
    description: 'Its agent is there; it can run an app unless all its places are taken.',
  })
  isOnline(@Root() device: Device): boolean {
    return isOnline(device);
  }
}
