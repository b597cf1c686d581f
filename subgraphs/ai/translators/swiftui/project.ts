import type { AppSpec } from '#schema/app-spec/app-spec';
import type { AppNames } from '../app-names';
import type { SourceFile } from '../source-file';
import { uses, editsField } from '../walk';

/** What Xcode needs besides the sources: XcodeGen's description of the project, and the asset catalogue. */
export function projectFiles(spec: AppSpec, names: AppNames): SourceFile[] {
  const assets = `ios/${names.app}/Assets.xcassets`;
  return [
    { path: 'ios/project.yml', content: projectYml(spec, names) },
    { path: `${assets}/Contents.json`, content: json({ info: INFO }) },
    { path: `${assets}/AccentColor.colorset/Contents.json`, content: json(accent(spec.theme.accent)) },
    { path: `${assets}/AppIcon.appiconset/Contents.json`, content: json(ICON) },
  ];
}

const INFO = { author: 'xcode', version: 1 };
const ICON = { images: [{ idiom: 'universal', platform: 'ios', size: '1024x1024' }], info: INFO };

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function accent(hex: string): object {
  const [red, green, blue] = [1, 3, 5].map((start) => `0x${hex.slice(start, start + 2).toUpperCase()}`);
  const components = { alpha: '1.000', blue, green, red };
  return { colors: [{ color: { 'color-space': 'srgb', components }, idiom: 'universal' }], info: INFO };
}

function projectYml(spec: AppSpec, names: AppNames): string {
  const pictures = uses(spec, 'image') || editsField(spec, 'image');
  const settings = {
    PRODUCT_BUNDLE_IDENTIFIER: `app.${names.slug}`,
    GENERATE_INFOPLIST_FILE: 'YES',
    INFOPLIST_KEY_CFBundleDisplayName: spec.name,
    INFOPLIST_KEY_UILaunchScreen_Generation: 'YES',
    INFOPLIST_KEY_UIApplicationSceneManifest_Generation: 'YES',
    ...(pictures
      ? { INFOPLIST_KEY_NSPhotoLibraryUsageDescription: 'Pictures that you choose are kept in the app.' }
      : {}),
    ASSETCATALOG_COMPILER_APPICON_NAME: 'AppIcon',
    ASSETCATALOG_COMPILER_GLOBAL_ACCENT_COLOR_NAME: 'AccentColor',
    SWIFT_VERSION: '5.10',
    SWIFT_EMIT_LOC_STRINGS: 'YES',
    TARGETED_DEVICE_FAMILY: '1,2',
    MARKETING_VERSION: '1.0',
    CURRENT_PROJECT_VERSION: '1',
  };
  const lines = Object.entries(settings).map(([key, value]) => `        ${key}: ${JSON.stringify(value)}`);
  return `name: ${names.app}
options:
  bundleIdPrefix: app
  developmentLanguage: ${JSON.stringify(spec.locale)}
  deploymentTarget:
    iOS: "17.0"
targets:
  ${names.app}:
    type: application
    platform: iOS
    sources:
      - ${names.app}
    settings:
      base:
${lines.join('\n')}
`;
}
