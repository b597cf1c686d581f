import { type DataSource, type EntityManager, type FindOptionsWhere, In, IsNull, MoreThan, Not, Or } from 'typeorm';
import { unitOfWork } from '#platform/database/unit-of-work';
import { connect, type Connection, type ConnectionArgs } from '#platform/graphql/connection';
import { Conflict, NotFound, Unauthenticated } from '#platform/kernel/errors';
import { newId } from '#platform/kernel/id';
import { type AgentViewer, requireAgent, requireScope, type Viewer } from '#platform/kernel/viewer';
import { Device } from './device.entity';
import type { RegisterDevicesInput } from './device.inputs';

/** Three reports and a little: one that is late does not make a device offline. */
const OFFLINE_AFTER_SECONDS = 15;
const LISTED_HOURS = 24;

export class DeviceService {
  constructor(private readonly db: DataSource) {}

  /** Devices that were heard of within a day: those of the viewer's teams and those of the platform. */
  async list(viewer: Viewer | null, args: ConnectionArgs): Promise<Connection<Device>> {
    if (!viewer) throw new Unauthenticated('Sign in first: send `Authorization: Bearer <token>`.');
    requireScope(viewer, 'preview:read');
    const lastSeenAt = MoreThan(new Date(Date.now() - LISTED_HOURS * 3_600_000));
    return connect(this.db, Device, { ...devicesOf(viewer), isRemoved: false, lastSeenAt }, args);
  }

  async register(viewer: Viewer | null, { agentId, devices }: RegisterDevicesInput): Promise<Device[]> {
    const { agentTokenId, teamId } = requireAgent(viewer);
    const names = devices.map(({ name }) => name);
    if (new Set(names).size < names.length)
      throw new Conflict('Two of the devices have the same name; give each its own.', ['devices']);
    return unitOfWork(this.db, async (tx) => {
      const mine = { agentId, agentTokenId };
      await tx.update(Device, { ...mine, name: Not(In(names)) }, { isRemoved: true });
      const known = new Map((await tx.findBy(Device, { ...mine, name: In(names) })).map((row) => [row.name, row.id]));
      const rows = devices.map(({ name, platform, width, height, kind }) => ({
        id: known.get(name) ?? newId('dev'),
        ...mine,
        teamId,
        name,
        platform,
        width,
        height,
        kind,
        lastSeenAt: new Date(),
        isRemoved: false,
      }));
      await tx.upsert(Device, rows, ['agentTokenId', 'agentId', 'name']);
      return tx.find(Device, { where: { ...mine, isRemoved: false }, order: { id: 'ASC' } });
    });
  }
}

/** The agent's devices, which are seen at work by that. Throws `NotFound` before `registerDevices`. The lock makes two claims of one agent wait for each other. */
export async function devicesOfAgent(tx: EntityManager, viewer: AgentViewer, agentId: string): Promise<Device[]> {
  const mine = { agentId, agentTokenId: viewer.agentTokenId, isRemoved: false };
  const devices = await tx.find(Device, { where: mine, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  if (devices.length === 0) throw new NotFound('The agent has no devices; tell them with `registerDevices` first.');
  await tx.update(Device, mine, { lastSeenAt: new Date() });
  return devices;
}

export const isOnline = ({ lastSeenAt, isRemoved }: Device, now = Date.now()): boolean =>
  !isRemoved && now - lastSeenAt.getTime() < OFFLINE_AFTER_SECONDS * 1000;

function devicesOf(viewer: Viewer): FindOptionsWhere<Device> {
  if (viewer.kind === 'user') return { teamId: Or(IsNull(), In(Object.keys(viewer.teams))) };
  return viewer.kind === 'system' || viewer.teamId === null ? {} : { teamId: viewer.teamId };
}

/** True when the viewer may know of the device; those of the platform are everyone's. */
export function mayKnowDevice(viewer: Viewer | null, { teamId }: Device): boolean {
  if (!viewer) return false;
  if (viewer.kind === 'user') return teamId === null || viewer.teams[teamId] !== undefined;
  return viewer.kind === 'system' || viewer.teamId === null || viewer.teamId === teamId;
}
