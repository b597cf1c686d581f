import { copyFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { runPhase } from '../child';
import { isExecutable, runTool } from '../run-tool';
import { sourceFiles } from '../source-files';
import { parseGradleLine } from './gradle-output';

const PACKAGES = {
  '.apk': { kind: 'APK', contentType: 'application/vnd.android.package-archive' },
  '.aab': { kind: 'AAB', contentType: 'application/octet-stream' },
} as const;

// node assemble.js <sourceFolder> <outputFolder> <profile> <gradle>
runPhase(async ([sourceFolder, outputFolder, profile, gradle], report) => {
  if (!sourceFolder || !outputFolder || !profile || !gradle)
    throw new Error('Usage: assemble.js <sourceFolder> <outputFolder> <profile> <gradle>');
  const project = await findProject(sourceFolder);
  if (!project) {
    const message =
      'There is no settings.gradle.kts at the root of the tree or in android/, so Gradle has nothing to build.';
    report.diagnostic({ severity: 'ERROR', path: 'android/settings.gradle.kts', line: 1, column: 1, message });
    return false;
  }
  const wrapper = join(project, 'gradlew');
  // The wrapper is a script and a jar; a tree of texts may hold the one without the other.
  const jar = await stat(join(project, 'gradle/wrapper/gradle-wrapper.jar')).catch(() => null);
  const command = jar && (await isExecutable(wrapper)) ? wrapper : gradle;
  const tasks = profile === 'RELEASE' ? ['assembleRelease', 'bundleRelease'] : ['assembleDebug'];
  let errors = 0;
  const code = await runTool(command, ['--no-daemon', '--console=plain', ...tasks], project, (line) => {
    const diagnostic = parseGradleLine(line, sourceFolder);
    if (diagnostic?.severity === 'ERROR') errors += 1;
    if (diagnostic) report.diagnostic(diagnostic);
    else report.log(line);
  });
  // Gradle ends alike when a compiler refuses the source and when a dependency cannot be had: only the first has a place in the tree.
  if (code !== 0 && errors === 0) throw new Error(`Gradle ended with code ${code} and named no place in the source.`);
  if (code !== 0) return false;
  report.note('The Kotlin files were compiled by Gradle, as its project describes it.');
  for (const [extension, { kind, contentType }] of Object.entries(PACKAGES))
    for (const path of await sourceFiles(project, [extension])) {
      if (!path.includes('build/outputs/')) continue;
      const copy = join(outputFolder, basename(path));
      await copyFile(join(project, path), copy);
      report.artifact({ kind, path: copy, contentType });
    }
  return true;
});

async function findProject(sourceFolder: string): Promise<string | null> {
  for (const folder of [join(sourceFolder, 'android'), sourceFolder])
    for (const name of ['settings.gradle.kts', 'settings.gradle'])
      if (await stat(join(folder, name)).catch(() => null)) return folder;
  return null;
}
