/** What the process that looks for toolchains was started with; only `agents/kit/environment.ts` reads it from the process itself. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type BuildPlatform = 'IOS' | 'ANDROID';

/** `PREVIEW` is for looking at, `RELEASE` for a store; toolchains that know no difference build both alike. */
type BuildProfile = 'PREVIEW' | 'RELEASE' | (string & {});

/** How much of the sources in a platform's own language is type-checked; `SOME`: the files that need no Android. What is not, is parsed only. */
export const TYPE_CHECKS = ['NONE', 'SOME', 'ALL'] as const;
export type TypeChecks = (typeof TYPE_CHECKS)[number];

/** One build of one revision's tree for one platform. Both folders exist and are absolute; `outputFolder` is empty and outside the tree. */
export interface ToolchainJob {
  sourceFolder: string;
  outputFolder: string;
  platform: BuildPlatform;
  profile: BuildProfile;
  /** What all toolchains of the build type-check together, so that each can say what its own check is worth. */
  typeChecks: TypeChecks;
}

/**
 * A child process. It reports by lines on its standard output (see `output-line.ts`).
 * It exits with 0 when the phase succeeded, with 1 when the source is at fault (its diagnostics say why); anything else is the
 * infrastructure's fault and says nothing about the source.
 */
export interface ToolchainPhase {
  /** `PARSE`, `COMPILE`, `BUNDLE`: unique within one toolchain. */
  name: string;
  command: string;
  args: string[];
  /** Laid over what `environmentForWork` lets through of the agent's environment; the phase sees nothing else. */
  env?: Record<string, string>;
}

/** Something that turns a source tree into diagnostics and artifacts. */
export interface Toolchain {
  /** `spec-web`, `kotlin`: shown with its version on every build that it took part in. */
  readonly name: string;
  /** Finds the toolchain on this machine; null when it is not there. Never throws, and takes at most a few seconds. */
  detect(environment: Environment): Promise<DetectedToolchain | null>;
}

/** A toolchain that was found, ready to say how it builds. */
export interface DetectedToolchain {
  readonly name: string;
  readonly version: string;
  readonly platforms: readonly BuildPlatform[];
  readonly typeChecks: TypeChecks;
  /** In the order in which they run. */
  phases(job: ToolchainJob): ToolchainPhase[];
}

/** The exit codes of a phase. */
export const PhaseExit = { succeeded: 0, sourceAtFault: 1, infrastructureAtFault: 70 } as const;
