import { chooseToolchains, detectToolchains } from './choose-toolchains';
import type { DetectedToolchain } from './toolchain';

const found = (name: string, platforms: DetectedToolchain['platforms']): DetectedToolchain => ({
  name,
  version: '1',
  platforms,
  phases: () => [],
});

describe('the toolchains of a build', () => {
  it('are all that build for its platform', () => {
    const all = [found('spec-web', ['IOS', 'ANDROID']), found('kotlin', ['ANDROID']), found('xcodebuild', ['IOS'])];
    expect(chooseToolchains('IOS', all).map(({ name }) => name)).toEqual(['spec-web', 'xcodebuild']);
    expect(chooseToolchains('ANDROID', all).map(({ name }) => name)).toEqual(['spec-web', 'kotlin']);
  });

  it('are only spec-web on a machine that has nothing', async () => {
    const detected = await detectToolchains({ PATH: '/nowhere' });
    expect(detected).toEqual([
      expect.objectContaining({ name: 'spec-web', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) }),
    ]);
    const phases = detected[0]?.phases({ sourceFolder: '/s', outputFolder: '/o', platform: 'IOS', profile: 'PREVIEW' });
    expect(phases?.map((phase) => phase.name)).toEqual(['PARSE', 'BUNDLE']);
  });

  it('do not take a folder that has no Gradle for an Android build', async () => {
    const detected = await detectToolchains({ PATH: '/nowhere', ANDROID_HOME: '/' });
    expect(detected.map(({ name }) => name)).toEqual(['spec-web']);
  });
});
