import { describeEnum } from '#platform/graphql/describe-enum';
import type { Agent } from './agent.entity';

export enum AgentStatus {
  ONLINE = 'ONLINE',
  BUSY = 'BUSY',
  OFFLINE = 'OFFLINE',
}

describeEnum(AgentStatus, 'AgentStatus', 'Whether an agent can take work.', {
  ONLINE: 'It is there and free.',
  BUSY: 'It is there and works.',
  OFFLINE: 'It has not been heard of for a while, or has said goodbye.',
});

/** Three heartbeats and a little: one that is late does not make an agent offline. */
export const OFFLINE_AFTER_SECONDS = 15;

export function isOnline({ lastSeenAt, hasLeft }: Pick<Agent, 'lastSeenAt' | 'hasLeft'>, now = Date.now()): boolean {
  return !hasLeft && now - lastSeenAt.getTime() < OFFLINE_AFTER_SECONDS * 1000;
}

export function statusOf(agent: Agent, hasBuild: boolean, now = Date.now()): AgentStatus {
  if (!isOnline(agent, now)) return AgentStatus.OFFLINE;
  return hasBuild || agent.saysBusy ? AgentStatus.BUSY : AgentStatus.ONLINE;
}
