import { chooseToolchains, detectToolchains, typeChecksOf } from './choose-toolchains';
import type { DetectedToolchain, TypeChecks } from './toolchain';

const found = (
  name: string,
  platforms: DetectedToolchain['platforms'],
  typeChecks: TypeChecks = 'NONE',
): DetectedToolchain => ({
  name,
  version: '1',
  platforms,
  typeChecks,
  phases: () => [],
});

describe('the toolchains of a build', () => {
  it('are all that build for its platform', () => {
    const all = [found('spec-web', ['IOS', 'ANDROID']), found('kotlin', ['ANDROID']), found('xcodebuild', ['IOS'])];
    expect(chooseToolchains('IOS', all).map(({ name }) => name)).toEqual(['spec-web', 'xcodebuild']);
    expect(chooseToolchains('ANDROID', all).map(({ name }) => name)).toEqual(['spec-web', 'kotlin']);
  });

  it('type-check as much as the one that checks most', () => {
    const [web, kotlin] = [found('spec-web', ['ANDROID']), found('kotlin', ['ANDROID'], 'SOME')];
    expect(typeChecksOf([web])).toBe('NONE');
    expect(typeChecksOf([web, kotlin])).toBe('SOME');
    expect(typeChecksOf([found('gradle', ['ANDROID'], 'ALL'), web, kotlin])).toBe('ALL');
  });

  it('are only spec-web on a machine that has nothing', async () => {
    const detected = await detectToolchains({ PATH: '/nowhere' });
    expect(detected).toEqual([
      expect.objectContaining({ name: 'spec-web', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) }),
    ]);
    const phases = detected[0]?.phases({
      sourceFolder: '/s',
      outputFolder: '/o',
      platform: 'IOS',
      profile: 'PREVIEW',
      typeChecks: 'NONE',
    });
    expect(phases?.map((phase) => phase.name)).toEqual(['PARSE', 'BUNDLE']);
  });

  it('do not take a folder that has no Gradle for an Android build', async () => {
    const detected = await detectToolchains({ PATH: '/nowhere', ANDROID_HOME: '/' });
    expect(detected.map(({ name }) => name)).toEqual(['spec-web']);
  });
});
