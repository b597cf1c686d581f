import { parseXcodebuildLine } from './xcodebuild-output';
import { xcodeVersion, XcodebuildToolchain } from './xcodebuild';

describe('what xcodebuild says', () => {
  it.each([
    [
      "/tree/ios/App/HabitList.swift:12:9: error: cannot find 'Tex' in scope",
      {
        severity: 'ERROR',
        path: 'ios/App/HabitList.swift',
        line: 12,
        column: 9,
        message: "cannot find 'Tex' in scope",
      },
    ],
    [
      "/tree/ios/A.swift:3:7: warning: variable 'x' was never used; consider replacing with '_'",
      {
        severity: 'WARNING',
        path: 'ios/A.swift',
        line: 3,
        column: 7,
        message: "variable 'x' was never used; consider replacing with '_'",
      },
    ],
    [
      '/tree/ios/A.swift:3:7: note: did you mean y?',
      { severity: 'INFO', path: 'ios/A.swift', line: 3, column: 7, message: 'did you mean y?' },
    ],
    [
      '/tree/ios/Info.plist:4: error: malformed',
      { severity: 'ERROR', path: 'ios/Info.plist', line: 4, column: 1, message: 'malformed' },
    ],
  ])('names the place of %s', (line, diagnostic) => {
    expect(parseXcodebuildLine(line, '/tree')).toEqual(diagnostic);
  });

  it.each([
    '** BUILD FAILED **',
    'error: no such module',
    '/sdk/x.swift:1:1: error: x',
    'CompileSwift normal arm64 /tree/ios/A.swift',
  ])('is only log text otherwise: %s', (line) => expect(parseXcodebuildLine(line, '/tree')).toBeNull());

  it('tells the version of Xcode and its build', () => {
    expect(xcodeVersion('Xcode 16.2\nBuild version 16C5032a\n')).toBe('16.2 (16C5032a)');
    expect(xcodeVersion("xcode-select: error: tool 'xcodebuild' requires Xcode")).toBeNull();
  });

  it('is not asked on another system than macOS', async () => {
    await expect(new XcodebuildToolchain('linux').detect({ PATH: '/usr/bin' })).resolves.toBeNull();
  });
});
