import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PhaseReport } from '../child';
import { runTool } from '../run-tool';

export interface XcodeProject {
  folder: string;
  /** `Habits.xcodeproj`. */
  name: string;
}

const DESCRIPTION = 'project.yml';

/**
 * Xcode's project in `ios/` or at the root of the tree: the one that lies there, as in every generated app, else the one that XcodeGen makes from
 * `project.yml`. Null, after a diagnostic, when there is neither or the description is at fault.
 */
export async function openProject(
  sourceFolder: string,
  xcodegen: string | null,
  report: PhaseReport,
): Promise<XcodeProject | null> {
  for (const below of ['ios', '']) {
    const folder = join(sourceFolder, below);
    const present = await projectIn(folder);
    if (present) return present;
    if (!(await namesIn(folder)).includes(DESCRIPTION)) continue;
    const path = below ? `${below}/${DESCRIPTION}` : DESCRIPTION;
    if (xcodegen === null) {
      complain(report, path, 'This is for XcodeGen, which this agent lacks. Add the .xcodeproj that it makes of it.');
      return null;
    }
    const said: string[] = [];
    const code = await runTool(xcodegen, ['generate', '--spec', DESCRIPTION], folder, (line) => {
      said.push(line);
      report.log(line);
    });
    const made = code === 0 ? await projectIn(folder) : null;
    if (!made) complain(report, path, `XcodeGen refuses this description: ${said.slice(-5).join(' ')}`);
    return made;
  }
  const places = 'at the root of the tree or in ios/';
  complain(
    report,
    `ios/${DESCRIPTION}`,
    `There is no .xcodeproj and no ${DESCRIPTION} ${places}, so Xcode has nothing to build.`,
  );
  return null;
}

async function projectIn(folder: string): Promise<XcodeProject | null> {
  const name = (await namesIn(folder)).find((entry) => entry.endsWith('.xcodeproj'));
  return name ? { folder, name } : null;
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  return names.toSorted((one, other) => one.localeCompare(other));
}

function complain(report: PhaseReport, path: string, message: string): void {
  report.diagnostic({ severity: 'ERROR', path, line: 1, column: 1, message });
}
