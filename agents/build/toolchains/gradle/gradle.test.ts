import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnosticsOf, runPhaseProcess, withTree } from '../testing';
import { GradleToolchain } from './gradle';

/** A program in Gradle's place that prints what Gradle printed and leaves behind what it left. */
const recorded = (output: string, code: number) => `#!/bin/sh
if [ "$1" = "--version" ]; then
  printf '\\n------\\nGradle 8.14.3\\n------\\n'; exit 0
fi
mkdir -p app/build/outputs/apk/debug && echo "$@" > app/build/outputs/apk/debug/app-debug.apk
cat <<'END'
${output}
END
exit ${code}
`;

async function assemble(output: string, code: number, files: Record<string, string>) {
  return withTree(files, async (sourceFolder, outputFolder) => {
    const bin = join(sourceFolder, '..', 'bin');
    await mkdir(bin);
    const printed = output.replaceAll('/tree', sourceFolder);
    await writeFile(join(bin, 'gradle'), recorded(printed, code));
    await chmod(join(bin, 'gradle'), 0o755);
    const gradle = await new GradleToolchain().detect({ PATH: `${bin}:/usr/bin:/bin`, ANDROID_HOME: bin });
    const [phase] =
      gradle?.phases({ sourceFolder, outputFolder, platform: 'ANDROID', profile: 'PREVIEW', typeChecks: 'ALL' }) ?? [];
    if (!phase) throw new Error('gradle was not found');
    return { version: gradle?.version, outputFolder, ...(await runPhaseProcess(phase)) };
  });
}

const project = { 'android/settings.gradle.kts': '', 'android/app/src/main/kotlin/Main.kt': '' };

describe('the gradle toolchain', () => {
  it('assembles the project in android/ and hands over the package', async () => {
    const { version, code, lines, outputFolder } = await assemble('BUILD SUCCESSFUL in 9s', 0, project);
    expect([version, code]).toEqual(['8.14.3', 0]);
    expect(lines).toContainEqual({
      kind: 'artifact',
      artifact: {
        kind: 'APK',
        path: join(outputFolder, 'app-debug.apk'),
        contentType: 'application/vnd.android.package-archive',
      },
    });
  });

  it('says that it has compiled the sources, once it has', async () => {
    const { lines } = await assemble('BUILD SUCCESSFUL in 9s', 0, project);
    expect(lines).toContainEqual({
      kind: 'note',
      text: expect.stringContaining('Kotlin files were compiled by Gradle'),
    });
  });

  it('names the place of an error in the source, and hands over nothing', async () => {
    const output =
      "e: file:///tree/android/app/src/main/kotlin/Main.kt:12:5 Unresolved reference 'Tex'.\nBUILD FAILED in 9s";
    const result = await assemble(output, 1, project);
    expect(result.code).toBe(1);
    expect(diagnosticsOf(result)).toEqual([
      expect.objectContaining({ path: 'android/app/src/main/kotlin/Main.kt', line: 12, column: 5 }),
    ]);
    expect(result.lines.some(({ kind }) => kind === 'artifact')).toBe(false);
  });

  it('does not blame the source for what Gradle could not fetch', async () => {
    const result = await assemble(
      '> Could not resolve com.android.tools.build:gradle:8.7.0.\nBUILD FAILED in 9s',
      1,
      project,
    );
    expect(result.code).toBe(70);
  });

  it('says so when there is no project', async () => {
    const result = await assemble('', 0, { 'README.md': '' });
    expect(result.code).toBe(1);
    expect(diagnosticsOf(result)[0]?.message).toContain('settings.gradle.kts');
  });
});
