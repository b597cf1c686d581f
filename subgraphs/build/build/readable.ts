import { NotFound, Unauthenticated } from '#platform/kernel/errors';
import { mayRead, requireScope, type Viewer } from '#platform/kernel/viewer';

/** Whoever asks, if that is somebody and may read builds at all. */
export function requireReader(viewer: Viewer | null): Viewer {
  if (!viewer) throw new Unauthenticated('Sign in first: send `Authorization: Bearer <token>`.');
  requireScope(viewer, 'build:read');
  return viewer;
}

/** The row, if the viewer may read what its team has; another tenant's is as good as missing. */
export function readable<Row extends { teamId: string }>(viewer: Viewer | null, row: Row | null, missing: string): Row {
  const reader = requireReader(viewer);
  if (!row || !mayRead(reader, row.teamId)) throw new NotFound(missing);
  return row;
}

/** The same for `_entities` and fields: null instead of `NOT_FOUND`. A token without the scope is told so. */
export function readableOrNull<Row extends { teamId: string }>(viewer: Viewer | null, row: Row | null): Row | null {
  requireScope(viewer, 'build:read');
  return row && mayRead(viewer, row.teamId) ? row : null;
}
