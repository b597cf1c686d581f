import type { AppSpec } from '#schema/app-spec/app-spec';
import type { AppNames } from '../app-names';
import { inkOn, readableOn } from '../colours';
import { PICTOGRAMS } from '../pictograms';
import type { SourceFile } from '../source-file';
import { appPictogram } from '../walk';
import { xcodeProject } from './xcode-project';

/** What Xcode needs besides the sources: the project, the asset catalogue and the icon. */
export function projectFiles(spec: AppSpec, names: AppNames, bundleId: string): SourceFile[] {
  const app = `ios/${names.app}`;
  const assets = `${app}/Assets.xcassets`;
  return [
    { path: 'ios/.gitignore', content: IGNORED },
    { path: 'ios/README.md', content: readme(spec, names, bundleId) },
    { path: `ios/${names.app}.xcodeproj/project.pbxproj`, content: xcodeProject(spec, names, bundleId) },
    { path: `${assets}/Contents.json`, content: json({ info: INFO }) },
    { path: `${assets}/AccentColor.colorset/Contents.json`, content: json(accent(spec.theme.accent)) },
    { path: `${app}/AppIcon.icon/icon.json`, content: json(icon(spec.theme.accent)) },
    { path: `${app}/AppIcon.icon/Assets/symbol.svg`, content: symbol(spec) },
  ];
}

const INFO = { author: 'xcode', version: 1 };

const IGNORED = `.DS_Store
DerivedData/
build/
xcuserdata/
`;

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function readme({ name }: AppSpec, names: AppNames, bundleId: string): string {
  return `# ${name.replace(/[\r\n]+/g, ' ')} for iOS

Open \`${names.app}.xcodeproj\` in Xcode 26 or later and run; the app itself runs on iOS 17 and later. The project takes whatever lies in
\`${names.app}/\`, so a new file needs no change of it.

- \`Models/\`, \`Data/\`: what the app keeps, in one JSON file in Application Support.
- \`Screens/\`: a view and its view model for each screen; \`Navigation/\`: how one gets from one to another.
- \`AppIcon.icon\` opens in Icon Composer. \`Localizable.xcstrings\` holds all texts.
- The bundle identifier is \`${bundleId}\`. It stays when the app is renamed; a store accepts no other for later versions.
`;
}

/** By day readable on white, by night on black; white stands on both. */
function accent(hex: string): object {
  const color = (shade: string) => {
    const [red, green, blue] = [1, 3, 5].map((start) => `0x${shade.slice(start, start + 2).toUpperCase()}`);
    return { 'color-space': 'srgb', components: { alpha: '1.000', blue, green, red } };
  };
  const dark = [{ appearance: 'luminosity', value: 'dark' }];
  return {
    colors: [
      { color: color(readableOn('#FFFFFF', hex)), idiom: 'universal' },
      { appearances: dark, color: color(readableOn('#1C1C1E', hex, 3.5)), idiom: 'universal' },
    ],
    info: INFO,
  };
}

/** What Icon Composer writes: a symbol on a ground, of which the system makes every size and appearance. */
function icon(hex: string): object {
  const fill = (color: string) => {
    const channels = [1, 3, 5].map((start) => (Number.parseInt(color.slice(start, start + 2), 16) / 255).toFixed(5));
    return `extended-srgb:${channels.join(',')},1.00000`;
  };
  const layer = { 'image-name': 'symbol.svg', name: 'symbol', fill: { solid: fill(inkOn(hex)) } };
  return {
    fill: { 'automatic-gradient': fill(hex) },
    groups: [
      {
        layers: [layer],
        shadow: { kind: 'neutral', opacity: 0.5 },
        translucency: { enabled: true, value: 0.5 },
      },
    ],
    'supported-platforms': { squares: 'shared' },
  };
}

function symbol(spec: AppSpec): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="1024" viewBox="0 0 1024 1024">
  <path transform="translate(224 224) scale(24)" fill="${inkOn(spec.theme.accent)}" d="${PICTOGRAMS[appPictogram(spec)]}"/>
</svg>
`;
}
