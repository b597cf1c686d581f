import { createHash } from 'node:crypto';
import type { AppSpec } from '#schema/app-spec/app-spec';
import { packageSlug } from './names';

const DIGITS = 12;

/** What names a project's app to devices and stores: the same whatever the app is called later, and no other project's. */
export function applicationIdOf(projectId: string): string {
  return `app.p${createHash('sha256').update(projectId).digest('hex').slice(0, DIGITS)}`;
}

/** For an app that belongs to no project. */
export function defaultApplicationId(spec: AppSpec): string {
  return `app.${packageSlug(spec.name)}`;
}
