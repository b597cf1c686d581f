import { z } from 'zod';
import { defineEvent } from './event';

const role = z.enum(['VIEWER', 'EDITOR', 'ADMIN', 'OWNER']);

export const UserSignedUp = defineEvent(
  'account.userSignedUp',
  z.object({ userId: z.string(), personalTeamId: z.string() }),
  ({ userId }) => userId,
);

export const UserDeleted = defineEvent('account.userDeleted', z.object({ userId: z.string() }), ({ userId }) => userId);

export const TeamCreated = defineEvent(
  'account.teamCreated',
  z.object({ teamId: z.string(), createdById: z.string() }),
  ({ teamId }) => teamId,
);

/** A member came, changed role, or (role null) left. */
export const TeamMemberChanged = defineEvent(
  'account.teamMemberChanged',
  z.object({ teamId: z.string(), userId: z.string(), role: role.nullable() }),
  ({ teamId }) => teamId,
);

/** A session or token is good no longer. */
export const CredentialRevoked = defineEvent(
  'account.credentialRevoked',
  z.object({ credentialId: z.string() }),
  ({ credentialId }) => credentialId,
);
