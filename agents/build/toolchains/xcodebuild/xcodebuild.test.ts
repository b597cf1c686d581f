import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnosticsOf, runPhaseProcess, withTree } from '../testing';
import { XcodebuildToolchain } from './xcodebuild';

/** Programs in the place of Xcode's: one prints what xcodebuild printed and leaves an app, the other packs it. */
const recorded = (output: string, code: number) => `#!/bin/sh
if [ "$1" = "-version" ]; then
  printf 'Xcode 16.2\\nBuild version 16C5032a\\n'; exit 0
fi
while [ "$1" != "-derivedDataPath" ]; do shift; done
mkdir -p "$2/Build/Products/Debug-iphonesimulator/Habits.app"
cat <<'END'
${output}
END
exit ${code}
`;
const ditto = '#!/bin/sh\ntouch "$5"\n';
const xcodegen = `#!/bin/sh
grep -q '^name:' "$3" || { echo 'Parsing project spec failed'; exit 1; }
mkdir Habits.xcodeproj
`;

async function assemble(
  output: string,
  code: number,
  files: Record<string, string>,
  others: Record<string, string> = { xcodegen },
) {
  return withTree(files, async (sourceFolder, outputFolder) => {
    const bin = join(sourceFolder, '..', 'bin');
    await mkdir(bin);
    const programs = { xcodebuild: recorded(output.replaceAll('/tree', sourceFolder), code), ditto, ...others };
    for (const [name, text] of Object.entries(programs)) {
      await writeFile(join(bin, name), text);
      await chmod(join(bin, name), 0o755);
    }
    const path = `${bin}:/usr/bin:/bin`;
    const xcode = await new XcodebuildToolchain('darwin').detect({ PATH: path });
    const [phase] =
      xcode?.phases({ sourceFolder, outputFolder, platform: 'IOS', profile: 'PREVIEW', typeChecks: 'ALL' }) ?? [];
    if (!phase) throw new Error('xcodebuild was not found');
    return { version: xcode?.version, outputFolder, ...(await runPhaseProcess({ ...phase, env: { PATH: path } })) };
  });
}

const project = { 'ios/Habits.xcodeproj/project.pbxproj': '', 'ios/Habits/List.swift': '' };

describe('the xcodebuild toolchain', () => {
  it('builds the project in ios/ and hands over the app as an archive', async () => {
    const { version, code, lines, outputFolder } = await assemble('** BUILD SUCCEEDED **', 0, project);
    expect([version, code]).toEqual(['16.2 (16C5032a)', 0]);
    const artifact = { kind: 'IOS_APP', path: join(outputFolder, 'Habits.app.zip'), contentType: 'application/zip' };
    expect(lines).toContainEqual({ kind: 'artifact', artifact });
    expect(lines).toContainEqual({ kind: 'note', text: expect.stringContaining('Swift files were compiled by Xcode') });
  });

  it('lets XcodeGen make the project where the tree only describes it', async () => {
    const described = { 'ios/project.yml': 'name: Habits\n' };
    expect(await assemble('** BUILD SUCCEEDED **', 0, described)).toMatchObject({ code: 0 });
    const wrong = await assemble('', 0, { 'ios/project.yml': 'nonsense' });
    expect(wrong.code).toBe(1);
    expect(diagnosticsOf(wrong)[0]).toMatchObject({
      path: 'ios/project.yml',
      message: expect.stringContaining('Parsing project spec failed'),
    });
    expect(diagnosticsOf(await assemble('', 0, {}))[0]?.message).toContain('nothing to build');
  });

  it('needs no XcodeGen for a project that lies in the tree, and says so where it needs one', async () => {
    expect(await assemble('** BUILD SUCCEEDED **', 0, project, {})).toMatchObject({ code: 0 });
    const described = await assemble('', 0, { 'ios/project.yml': 'name: Habits\n' }, {});
    expect(described.code).toBe(1);
    expect(diagnosticsOf(described)[0]).toMatchObject({
      path: 'ios/project.yml',
      message: expect.stringMatching(/lacks/),
    });
  });

  it('names the place of an error once, though Xcode repeats it', async () => {
    const error = "/tree/ios/Habits/List.swift:12:9: error: cannot find 'Tex' in scope";
    const result = await assemble(`${error}\n** BUILD FAILED **\n${error}`, 65, project);
    expect(result.code).toBe(1);
    expect(diagnosticsOf(result)).toEqual([
      expect.objectContaining({ severity: 'ERROR', path: 'ios/Habits/List.swift', line: 12, column: 9 }),
    ]);
  });

  it('does not blame the source for a simulator that is not installed', async () => {
    const result = await assemble('xcodebuild: error: Unable to find a destination', 70, project);
    expect(result.code).toBe(70);
  });
});
