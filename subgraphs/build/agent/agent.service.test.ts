import type { Viewer } from '#platform/kernel/viewer';
import { testUser } from '#platform/testing/test-subgraph';
import { agentOf } from '../testing/scene-agent';
import type { Agent } from './agent.entity';
import { knownAgentOrNull } from './agent.service';

const owner = testUser();
const teamId = owner.personalTeamId;
const system: Viewer = { kind: 'system', service: 'preview', credentialId: 'sys' };
const agent = (team: string | null) => ({ id: 'agt_1', teamId: team }) as Agent;

describe('an agent', () => {
  it.each<[string, string | null, Viewer | null, boolean]>([
    ['of a team is known to its people', teamId, owner, true],
    ['of a team is known to its agents', teamId, agentOf(teamId), true],
    ['of a team is known to the platform and its agents', teamId, agentOf(null), true],
    ['of a team is not known to other people', teamId, testUser(), false],
    ['of a team is not known to agents of others', teamId, agentOf('team_other'), false],
    ['of the platform is known to everybody who has signed in', null, testUser(), true],
    ['of the platform is known to the platform', null, system, true],
    ['of the platform is not known to the agents of a team', null, agentOf(teamId), false],
    ['of the platform is not known to nobody', null, null, false],
  ])('%s', (_name, team, viewer, isKnown) => {
    expect(knownAgentOrNull(viewer, agent(team)) !== null).toBe(isKnown);
  });

  it('is not told of to an access token without the scope, which is told so', () => {
    expect(() => knownAgentOrNull({ ...owner, scopes: ['project:read'] }, agent(teamId))).toThrow('build:read');
    expect(knownAgentOrNull({ ...owner, scopes: ['build:write'] }, agent(teamId))).not.toBeNull();
  });
});
