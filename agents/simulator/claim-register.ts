import { accepted, type GatewayClient } from '../kit/gateway-client';
import type { AgentFolder } from '../kit/agent-folder';
import { type DeviceInput, RegisterAgent, RegisterDevices } from './claim-documents';

/** The version of the agent program and of the protocol that it speaks. */
const VERSION = '1.0.0';
const PROTOCOL = 1;

/** What an agent tells of itself, and to whom. */
export interface Registration {
  gateway: GatewayClient;
  folder: AgentFolder;
  name: string;
  devices: DeviceInput[];
  /** At most this many at the same time. */
  sessions: number;
  /** One line for the person at the terminal. */
  say: (line: string) => void;
}

/** Tells the platform of the agent and its devices, as soon as it answers. Throws what it refuses for good. */
export async function register(options: Registration, signal: AbortSignal) {
  const { gateway, folder, name, devices, say } = options;
  const input = {
    agentId: folder.agentId(),
    kind: 'SIMULATOR',
    name,
    version: VERSION,
    protocol: PROTOCOL,
    platforms: [...new Set(devices.map(({ platform }) => platform))],
    capabilities: [{ name: 'web', version: VERSION }],
  };
  const { agent, heartbeatSeconds } = accepted((await gateway.insist(RegisterAgent, { input }, signal)).registerAgent);
  folder.keepAgentId(agent.id);
  const told = await gateway.insist(RegisterDevices, { input: { agentId: agent.id, devices } }, signal);
  const { reportSeconds, pollSeconds } = accepted(told.registerDevices);
  const names = devices.map((device) => device.name).join(', ');
  say(`Simulator agent "${name}" (${agent.id}) is ready, with ${names}; ${options.sessions} previews at a time.`);
  return { id: agent.id, heartbeatSeconds, reportSeconds, pollSeconds };
}
