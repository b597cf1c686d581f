import { mayRead, requireRole, type UserViewer } from './viewer';

const viewer: UserViewer = {
  kind: 'user',
  userId: 'usr_1',
  personalTeamId: 'team_1',
  teams: { team_1: 'EDITOR' },
  scopes: null,
  credentialId: 'ses_1',
};

it('a user has a role in their own teams', () => {
  expect(requireRole(viewer, 'team_1', 'EDITOR')).toBe(viewer);
  expect(() => requireRole(viewer, 'team_1', 'ADMIN')).toThrow('yours is EDITOR');
  expect(mayRead(viewer, 'team_1')).toBe(true);
});

it.each(['team_2', 'constructor', '__proto__', 'toString'])('to a stranger of it, %s is no team', (teamId) => {
  expect(() => requireRole(viewer, teamId, 'VIEWER')).toThrow('There is no such team.');
  expect(mayRead(viewer, teamId)).toBe(false);
});
