import { GradleToolchain } from './gradle/gradle';
import { KotlinToolchain } from './kotlin/kotlin';
import { SpecWebToolchain } from './spec-web/spec-web';
import {
  type BuildPlatform,
  type DetectedToolchain,
  type Environment,
  type Toolchain,
  TYPE_CHECKS,
  type TypeChecks,
} from './toolchain';
import { XcodebuildToolchain } from './xcodebuild/xcodebuild';

/** Every toolchain that this code knows, in the order in which they take part in a build: cheap checks first. */
const knownToolchains: readonly Toolchain[] = [
  new SpecWebToolchain(),
  new KotlinToolchain(),
  new GradleToolchain(),
  new XcodebuildToolchain(),
];

/** Those that are on this machine, with their versions. */
export async function detectToolchains(environment: Environment): Promise<DetectedToolchain[]> {
  const found = await Promise.all(knownToolchains.map((toolchain) => toolchain.detect(environment)));
  return found.filter((toolchain) => toolchain !== null);
}

/** The toolchains of one build: all that were found and build for the platform. `spec-web` always makes the bundle that a preview runs. */
export function chooseToolchains(platform: BuildPlatform, detected: readonly DetectedToolchain[]): DetectedToolchain[] {
  return detected.filter((toolchain) => toolchain.platforms.includes(platform));
}

/** What the toolchains of a build type-check together. */
export function typeChecksOf(toolchains: readonly DetectedToolchain[]): TypeChecks {
  return TYPE_CHECKS.findLast((checks) => toolchains.some((toolchain) => toolchain.typeChecks === checks)) ?? 'NONE';
}
