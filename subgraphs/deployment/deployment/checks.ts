import type { StoreName, StoreTrack } from '#platform/ports/store';
import { WorkStatus } from '#schema/shared/work-status';
import type { KnownArtifact, KnownBuild } from '../build/known-build.entity';
import { platformOf, storeTitles } from '../store-app/store-name';
import type { DeploymentCheck } from './deployment-parts';
import { notesProblem } from './release-notes';

export interface Check extends DeploymentCheck {
  /** The field of the input that it is about. */
  field: 'buildId' | 'store' | 'track' | 'releaseNotes';
}

/** What is to be deployed. */
export interface Candidate {
  build: Pick<KnownBuild, 'status' | 'platform' | 'profile' | 'artifacts'>;
  store: StoreName;
  track: StoreTrack;
  releaseNotes: string;
}

/** The kinds of files that a store takes, the best first. */
const STORE_FILES: Record<StoreName, string[]> = { APP_STORE: ['IPA'], PLAY_STORE: ['AAB', 'APK'] };
/** What runs anywhere, and is all that a machine without the toolchains of Apple and Google can make. */
const WEB_BUNDLE = 'WEB_BUNDLE';

/** The file of a build that goes to the store; null when it has none. */
export function artifactFor(store: StoreName, artifacts: KnownArtifact[]): KnownArtifact | null {
  for (const kind of [...STORE_FILES[store], WEB_BUNDLE]) {
    const artifact = artifacts.find((file) => file.kind === kind);
    if (artifact) return artifact;
  }
  return null;
}

/** Everything that can be known before the upload, from what is known of the build. */
export function checksOf(candidate: Candidate): Check[] {
  const build = buildCheck(candidate);
  // A build that has not succeeded has no files to speak of.
  return [
    build,
    platformCheck(candidate),
    profileCheck(candidate),
    ...(build.severity === 'ERROR' ? [] : [artifactCheck(candidate)]),
    notesCheck(candidate),
  ];
}

export const errorsOf = <T extends DeploymentCheck>(checks: T[]): T[] =>
  checks.filter(({ severity }) => severity === 'ERROR');

function buildCheck({ build: { status } }: Candidate): Check {
  const about = { name: 'BUILD_SUCCEEDED', field: 'buildId' } as const;
  if (status === WorkStatus.SUCCEEDED) return passed(about, 'The build has succeeded.');
  const fix =
    status === WorkStatus.QUEUED || status === WorkStatus.RUNNING
      ? 'Wait until it has succeeded; `buildChanged` tells.'
      : 'Mend what its `failure` says, build again, and deploy that build.';
  return { ...about, severity: 'ERROR', message: `The build is ${status}.`, fix };
}

function platformCheck({ build: { platform }, store }: Candidate): Check {
  const about = { name: 'PLATFORM_FITS_STORE', field: 'store' } as const;
  const title = storeTitles[store];
  if (platform === platformOf[store]) return passed(about, `A build for ${platform} goes to ${title}.`);
  const message = `The build is for ${platform}, and ${title} takes apps for ${platformOf[store]}.`;
  return {
    ...about,
    severity: 'ERROR',
    message,
    fix: `Deploy a build for ${platformOf[store]}, or choose the other store.`,
  };
}

function profileCheck({ build: { profile }, track }: Candidate): Check {
  const about = { name: 'PROFILE_FITS_TRACK', field: 'track' } as const;
  if (profile === 'RELEASE') return passed(about, 'The build is made for a store.');
  const fix = 'Build with the profile RELEASE and deploy that build.';
  if (track === 'PRODUCTION')
    return { ...about, severity: 'ERROR', message: `A build of the profile ${profile} cannot go to PRODUCTION.`, fix };
  const message = `The build has the profile ${profile}, which is for looking at; testers get it all the same.`;
  return { ...about, severity: 'WARNING', message, fix };
}

function artifactCheck({ build: { artifacts }, store }: Candidate): Check {
  const about = { name: 'ARTIFACT_PRESENT', field: 'buildId' } as const;
  const artifact = artifactFor(store, artifacts);
  const wanted = STORE_FILES[store].join(' or ');
  if (!artifact)
    return {
      ...about,
      severity: 'ERROR',
      message: `The build has no file that a store takes (${wanted}).`,
      fix: 'Build again, and see its log for what became of the file.',
    };
  if (artifact.bytes <= 0 || !/^[0-9a-f]{64}$/i.test(artifact.sha256))
    return {
      ...about,
      severity: 'ERROR',
      message: `The ${artifact.kind} of the build is empty or has no sha256.`,
      fix: 'Build again.',
    };
  if (artifact.kind === WEB_BUNDLE)
    return {
      ...about,
      severity: 'WARNING',
      message: `The build has a web bundle only. The sandbox takes it; the real store wants ${wanted}.`,
      fix: 'Build on an agent that has the toolchain of the platform: Xcode for IOS, Gradle with the Android SDK for ANDROID.',
    };
  return passed(about, `The ${artifact.kind} has ${artifact.bytes} bytes.`);
}

function notesCheck({ releaseNotes, store }: Candidate): Check {
  const about = { name: 'RELEASE_NOTES', field: 'releaseNotes' } as const;
  const problem = notesProblem(releaseNotes, store);
  return problem
    ? { ...about, severity: 'ERROR', ...problem }
    : passed(about, 'There are release notes of a fitting length.');
}

const passed = (about: Pick<Check, 'name' | 'field'>, message: string): Check => ({
  ...about,
  severity: 'PASSED',
  message,
  fix: null,
});
