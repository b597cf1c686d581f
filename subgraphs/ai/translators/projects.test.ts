import type { AppSpec } from '#schema/app-spec/app-spec';
import { habitTracker } from '#schema/app-spec/fixtures/habit-tracker';
import { plantStore } from '#schema/app-spec/fixtures/plant-store';
import { applicationIdOf } from './application-id';
import { contrast } from './colours';
import { colorsOf } from './compose/palette';
import { translateToCompose } from './compose/translate';
import type { SourceFile } from './source-file';
import { translateToSwiftUi } from './swiftui/translate';
import { everything } from './testing/everything';
import { hostile } from './testing/hostile';

const apps: [string, AppSpec][] = [
  ['habit tracker', habitTracker],
  ['plant store', plantStore],
  ['everything', everything],
  ['hostile', { ...hostile(plantStore), name: 'Say "hi" \\ $(SRCROOT) ${PATH}\n; } 日本' }],
];

const only = (files: SourceFile[], ending: RegExp): SourceFile => {
  const [file, ...more] = files.filter(({ path }) => ending.test(path));
  if (!file || more.length > 0) throw new Error(`There is not exactly one file that ends like ${ending}.`);
  return file;
};

describe.each(apps)('the Xcode project of the app %s', (_, spec) => {
  const files = translateToSwiftUi(spec, 'app.pexample');
  const project = only(files, /\.xcodeproj\/project\.pbxproj$/);
  const code = project.content.replace(/"(?:\\.|[^"\\])*"/g, '""').replace(/\/\*.*?\*\//g, '');

  test('defines every object once and refers to nothing else', () => {
    const defined = [...code.matchAll(/^\t\t([0-9A-F]{24}) +=/gm)].map(([, id]) => id);
    expect(new Set(defined).size).toBe(defined.length);
    expect(new Set(code.match(/\b[0-9A-F]{24}\b/g))).toEqual(new Set(defined));
  });

  test('is balanced, whatever the app is called', () => {
    for (const [open, close] of ['{}', '()'])
      expect(code.split(open ?? '').length).toBe(code.split(close ?? '').length);
    expect(project.content).not.toMatch(/\$[({](?!inherited|TARGET_NAME)/);
  });

  test('takes the folder in which all its files lie, and nothing lies outside of it', () => {
    const [, folder = ''] = /isa = PBXFileSystemSynchronizedRootGroup;\s+path = (\w+);/.exec(project.content) ?? [];
    const outside = files.map(({ path }) => path).filter((path) => !path.startsWith(`ios/${folder}/`));
    expect(new Set(outside)).toEqual(
      new Set(['ios/.gitignore', 'ios/README.md', `ios/${folder}.xcodeproj/project.pbxproj`]),
    );
    expect(files.some(({ path }) => path === `ios/${folder}/${folder}App.swift`)).toBe(true);
    expect(project.content).toContain('PRODUCT_BUNDLE_IDENTIFIER = app.pexample;');
  });

  test('has the icon and the accent that it names', () => {
    const [icon, accent] = ['APPICON_NAME', 'GLOBAL_ACCENT_COLOR_NAME'].map(
      (setting) => new RegExp(`ASSETCATALOG_COMPILER_${setting} = (\\w+);`).exec(project.content)?.[1] ?? '',
    );
    expect(files.some(({ path }) => path.endsWith(`.xcassets/${accent}.colorset/Contents.json`))).toBe(true);
    const described = only(files, new RegExp(`/${icon}\\.icon/icon\\.json$`));
    const layers = JSON.parse(described.content).groups.flatMap((group: { layers: object[] }) => group.layers);
    for (const { 'image-name': image } of layers)
      expect(only(files, new RegExp(`/${icon}\\.icon/Assets/${image}$`)).content).toContain('<path ');
  });
});

describe.each(apps)('the Android project of the app %s', (_, spec) => {
  const files = translateToCompose(spec, 'app.pexample');
  const paths = files.map(({ path }) => path);
  const resources = files.filter(({ path }) => path.includes('/src/main/res/'));

  test('names only versions, libraries and plugins that its catalogue has, and all of those', () => {
    const catalog = only(files, /libs\.versions\.toml$/).content;
    const scripts = files.filter(({ path }) => path.endsWith('.gradle.kts')).map(({ content }) => content);
    const section = (name: string) => catalog.split(`[${name}]`)[1]?.split('\n[')[0] ?? '';
    const keys = (name: string) => [...section(name).matchAll(/^([\w-]+) =/gm)].map(([, key]) => key);
    const used = [...new Set([...catalog.matchAll(/version\.ref = "(\w+)"/g)].map(([, key]) => key))];
    expect(used.toSorted()).toEqual(keys('versions').toSorted());
    const named = [...scripts.join('').matchAll(/\blibs\.(plugins\.)?([\w.]+)/g)].map(
      ([, plugin, name = '']) => `${plugin ?? ''}${name.replaceAll('.', '-')}`,
    );
    const given = [...keys('libraries'), ...keys('plugins').map((key) => `plugins.${key}`)];
    expect([...new Set(named)].toSorted()).toEqual(given.toSorted());
  });

  test('has every resource that it names, and no text that it does not', () => {
    const all = files.map(({ content }) => content).join('\n');
    const values = resources.filter(({ path }) => path.includes('/values/')).map(({ content }) => content);
    const declared = [...values.join('').matchAll(/<(string|color|style) name="([\w.]+)"/g)].map(
      ([, type, name]) => `${type}/${name}`,
    );
    const drawn = resources.flatMap(({ path }) => {
      const [, type, name] = /\/(drawable|mipmap)[\w-]*\/(\w+)\.xml$/.exec(path) ?? [];
      return type ? [`${type}/${name}`] : [];
    });
    const named = [
      ...[...all.matchAll(/"@(string|color|style|drawable|mipmap)\/([\w.]+)"/g)].map(
        ([, type, name]) => `${type}/${name}`,
      ),
      ...[...all.matchAll(/\bR\.(string|drawable)\.(\w+)/g)].map(([, type, name]) => `${type}/${name}`),
    ];
    expect(new Set(named)).toEqual(new Set([...declared, ...drawn]));
  });

  test('names a Gradle to open it with, and classes of its manifest that are there', () => {
    expect(only(files, /gradle-wrapper\.properties$/).content).toMatch(/gradle-\d+\.\d+(\.\d+)?-bin\.zip/);
    const build = only(files, /app\/build\.gradle\.kts$/).content;
    expect(build).toContain('applicationId = "app.pexample"');
    const root = /namespace = "([\w.]+)"/.exec(build)?.[1]?.replaceAll('.', '/') ?? '';
    const manifest = only(files, /AndroidManifest\.xml$/).content;
    const all = files.map(({ content }) => content).join('\n');
    for (const [, name = ''] of manifest.matchAll(/android:name="\.([\w.]+)"/g)) {
      expect(all).toMatch(new RegExp(`^class ${name.split('.').at(-1)}\\b`, 'm'));
      expect(paths.some((path) => path.startsWith(`android/app/src/main/kotlin/${root}/`))).toBe(true);
    }
  });

  test('keeps each type in the file of its package', () => {
    for (const { path, content } of files.filter(({ path: at }) => at.endsWith('.kt'))) {
      const name = /^package ([\w.]+)$/m.exec(content)?.[1]?.replaceAll('.', '/');
      expect(path).toMatch(new RegExp(`^android/app/src/main/kotlin/${name}/\\w+\\.kt$`));
    }
  });
});

test('two projects never have one id, and a project keeps its own when the app is renamed', () => {
  const [one, other] = [applicationIdOf('project-1'), applicationIdOf('project-2')];
  expect(one).toMatch(/^app\.p[0-9a-f]{12}$/);
  expect(other).not.toBe(one);
  expect(applicationIdOf('project-1')).toBe(one);
});

test.each(['#2E7D32', '#FFEB3B', '#000000', '#FFFFFF', '#6D4C41', '#00E5FF'])(
  '%s gives colours that can be read',
  (accent) => {
    for (const mode of ['light', 'dark'] as const) {
      const colors = colorsOf(accent, mode);
      const inkOf = (role: string) => `on${role.charAt(0).toUpperCase()}${role.slice(1)}`;
      const pairs = Object.keys(colors).flatMap((role) => (inkOf(role) in colors ? [[role, inkOf(role)]] : []));
      for (const surface of ['surface', 'surfaceContainer', 'surfaceContainerHighest'])
        for (const ink of ['primary', 'onSurface', 'onSurfaceVariant']) pairs.push([surface, ink]);
      const dim = pairs.filter(([ground = '', ink = '']) => contrast(colors[ground] ?? '', colors[ink] ?? '') < 4.5);
      expect(dim).toEqual([]);
    }
  },
);
