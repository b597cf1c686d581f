/** What a partner's token may do, each by its noun. Write includes read. */
export const PARTNER_SCOPES = [
  'team:read',
  'project:read',
  'project:write',
  'generation:read',
  'generation:write',
  'build:read',
  'build:write',
  'preview:read',
  'preview:write',
  'storage:read',
  'storage:write',
  'deployment:read',
  'deployment:write',
] as const;
