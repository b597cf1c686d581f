import { describeEnum } from '#platform/graphql/describe-enum';

/** Roles of a team, from the weakest to the strongest; the order is `TEAM_ROLES` of the kernel. */
export enum TeamRole {
  VIEWER = 'VIEWER',
  EDITOR = 'EDITOR',
  ADMIN = 'ADMIN',
  OWNER = 'OWNER',
}
describeEnum(TeamRole, 'TeamRole', 'What a member of a team may do.', {
  VIEWER: 'Sees everything of the team.',
  EDITOR: 'Also makes and changes projects, generations, builds and previews.',
  ADMIN: 'Also manages members, agents and deletions.',
  OWNER: 'Also makes and removes owners.',
});
