import type { ObjectStore } from '#platform/ports/object-store';
import type { KnownBuild } from '../build/known-build.entity';
import type { PreviewBundle } from './work.payloads';

const URL_SECONDS = 15 * 60;

/** The bundle of a build, signed for an agent; null when the build has none. */
export async function signBundle(objects: ObjectStore, build: KnownBuild | null): Promise<PreviewBundle | null> {
  if (!build?.bundle) return null;
  const { key, bytes, sha256 } = build.bundle;
  return { url: await objects.signGet(key, URL_SECONDS), bytes, sha256 };
}
