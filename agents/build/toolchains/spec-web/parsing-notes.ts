import type { BuildPlatform, TypeChecks } from '../toolchain';

const NO_COMPILER = {
  IOS: 'this agent has no Xcode',
  ANDROID: 'this agent has neither a Kotlin compiler nor Gradle with an Android SDK',
} as const;

/** What parsing says of the sources, and what it does not: that a file parses is no promise that it compiles. */
export function parsingNotes(
  { swift, kotlin }: { swift: number; kotlin: number },
  platform: BuildPlatform,
  typeChecks: TypeChecks,
): string[] {
  const languages = [
    { language: 'Swift', files: swift, of: 'IOS' },
    { language: 'Kotlin', files: kotlin, of: 'ANDROID' },
  ] as const;
  return languages
    .filter(({ files }) => files > 0)
    .map(({ language, files, of }) => {
      const subject = `${files} ${language} ${files === 1 ? 'file' : 'files'}`;
      if (of !== platform) return `${subject}: parsed only, not type-checked, since this build is for ${platform}.`;
      if (typeChecks === 'ALL') return `${subject}: parsed here; a later phase compiles all of them.`;
      if (typeChecks === 'SOME')
        return `${subject}: parsed here; a later phase type-checks those that need no Android. The others are parsed only, not type-checked: this agent has no Gradle with an Android SDK.`;
      return `${subject}: parsed only, not type-checked: ${NO_COMPILER[of]}.`;
    });
}
