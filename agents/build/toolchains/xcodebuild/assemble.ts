import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type PhaseReport, runPhase } from '../child';
import { runTool } from '../run-tool';
import { openProject } from './open-project';
import { parseXcodebuildLine } from './xcodebuild-output';

/** What xcodebuild exits with when the build itself failed. */
const BUILD_FAILED = 65;

// node assemble.js <sourceFolder> <outputFolder> <profile> <xcodebuild> [xcodegen]
runPhase(async ([sourceFolder, outputFolder, profile, xcodebuild, xcodegen], report) => {
  if (!sourceFolder || !outputFolder || !profile || !xcodebuild)
    throw new Error('Usage: assemble.js <sourceFolder> <outputFolder> <profile> <xcodebuild> [xcodegen]');
  const project = await openProject(sourceFolder, xcodegen ?? null, report);
  if (!project) return false;
  const derived = join(outputFolder, 'derived');
  const isRelease = profile === 'RELEASE';
  const args = [
    '-project',
    project.name,
    '-scheme',
    project.name.replace(/\.xcodeproj$/, ''),
    '-configuration',
    isRelease ? 'Release' : 'Debug',
    '-derivedDataPath',
    derived,
    '-destination',
    `generic/platform=iOS${isRelease ? '' : ' Simulator'}`,
    'CODE_SIGNING_ALLOWED=NO',
    'build',
  ];
  const isGood = await build(xcodebuild, args, project.folder, sourceFolder, report);
  if (!isGood) return false;
  report.note('The Swift files were compiled by Xcode, as its project describes it.');
  await packApps(join(derived, 'Build', 'Products'), outputFolder, report);
  return true;
});

async function build(
  command: string,
  args: string[],
  folder: string,
  sourceFolder: string,
  report: PhaseReport,
): Promise<boolean> {
  let errors = 0;
  // Xcode repeats a remark in the summary at its end.
  const seen = new Set<string>();
  const code = await runTool(command, args, folder, (line) => {
    const diagnostic = parseXcodebuildLine(line, sourceFolder);
    if (!diagnostic) return report.log(line);
    if (seen.has(line)) return;
    seen.add(line);
    if (diagnostic.severity === 'ERROR') errors += 1;
    report.diagnostic(diagnostic);
  });
  if (code !== 0 && (code !== BUILD_FAILED || errors === 0))
    throw new Error(`xcodebuild ended with code ${code} and named no place in the source.`);
  return code === 0;
}

/** Each built `.app` is a folder; as an artifact it is one archive. */
async function packApps(products: string, outputFolder: string, report: PhaseReport): Promise<void> {
  for (const configuration of await readdir(products)) {
    const apps = (await readdir(join(products, configuration))).filter((name) => name.endsWith('.app'));
    for (const app of apps) {
      const path = join(outputFolder, `${app}.zip`);
      await runTool(
        'ditto',
        ['-c', '-k', '--keepParent', join(products, configuration, app), path],
        outputFolder,
        (line) => report.log(line),
      );
      report.artifact({ kind: 'IOS_APP', path, contentType: 'application/zip' });
    }
  }
}
