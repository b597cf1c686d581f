import type { AppSpec } from '#schema/app-spec/app-spec';
import { AppSpec as AppSpecShape } from '#schema/app-spec/app-spec';
import { checkAppSpec } from '#schema/app-spec/check';
import { RESERVED_TYPES } from '#schema/app-spec/check/reserved';
import { habitTracker } from '#schema/app-spec/fixtures/habit-tracker';
import { plantStore } from '#schema/app-spec/fixtures/plant-store';
import { appNames } from './app-names';
import { translateToCompose } from './compose/translate';
import type { SourceFile } from './source-file';
import { translateToSwiftUi } from './swiftui/translate';
import { everything } from './testing/everything';
import { type FindErrors, openGrammars } from './testing/grammars';
import { HOSTILE_TEXTS, hostile } from './testing/hostile';
import { flatten, toolsOf } from './walk';

const apps: [string, AppSpec][] = [
  ['habit tracker', habitTracker],
  ['plant store', plantStore],
  ['everything', everything],
];
const translate = (spec: AppSpec): SourceFile[] => [...translateToSwiftUi(spec), ...translateToCompose(spec)];
const written = (files: SourceFile[], ending: RegExp) =>
  files.flatMap(({ path, content }) => (ending.test(path) ? [content] : [])).join('\n');

const contents = new Map<AppSpec, Set<string>>();
/** The content without the app's package, which stands in every Kotlin file. */
const unnamed = (content: string) => content.replaceAll(/\bapp\.[a-z0-9]+/g, 'app.x');
/** The files whose content is not that of the app as it is. */
const fresh = (files: SourceFile[], spec: AppSpec) => {
  const known = contents.get(spec) ?? new Set(translate(spec).map(({ content }) => unnamed(content)));
  contents.set(spec, known);
  return files.filter(({ content }) => !known.has(unnamed(content)));
};

let findErrors: FindErrors;
beforeAll(async () => {
  findErrors = await openGrammars();
});

test('the app that uses everything is a valid specification', () => {
  expect(AppSpecShape.safeParse(everything).error?.issues ?? []).toEqual([]);
  expect(checkAppSpec(everything)).toEqual([]);
});

describe.each(apps)('%s', (_, spec) => {
  const files = translate(spec);
  const swift = written(files, /\.swift$/);
  const kotlin = written(files, /\.kt$/);

  test('is written in Swift and Kotlin that the grammars accept', () => {
    expect(files.flatMap(findErrors)).toEqual([]);
  });

  test('is written the same each time, each file once, in order', () => {
    expect(translate(structuredClone(spec))).toEqual(files);
    for (const one of [translateToSwiftUi(spec), translateToCompose(spec)]) {
      const paths = one.map(({ path }) => path);
      expect(paths).toEqual([...new Set(paths)].toSorted());
    }
  });

  test('has a screen, a view model and a model file of its own for each on both platforms', () => {
    const paths = files.map(({ path }) => path.toLowerCase());
    for (const { id } of spec.screens)
      for (const end of ['screen.swift', 'viewmodel.swift', 'screen.kt', 'viewmodel.kt'])
        expect(paths.some((path) => path.endsWith(`/${id.toLowerCase()}${end}`))).toBe(true);
    for (const { name } of spec.models)
      for (const end of ['swift', 'kt'])
        expect(paths.some((path) => /\/models?\//.test(path) && path.endsWith(`/${name.toLowerCase()}.${end}`))).toBe(
          true,
        );
  });

  test('unwraps nothing by force', () => {
    const code = swift.replace(/"(?:\\.|[^"\\\n])*"/g, '""');
    expect(kotlin).not.toMatch(/!!/);
    expect(code).not.toMatch(/try!|as!|[\w)\]]!(?=[\s.,)\]]|$)/m);
  });

  test('gives every component its id as a tag on both platforms', () => {
    for (const screen of spec.screens) {
      const rows = flatten(screen.components).flatMap((part) => (part.type === 'list' ? part.rowActions : []));
      for (const { id } of [...flatten(screen.components), ...toolsOf(screen), ...rows]) {
        expect(swift).toMatch(new RegExp(`(accessibilityIdentifier|searchField)\\("${id}"`));
        expect(kotlin).toContain(`testTag("${id}")`);
      }
    }
  });

  test('says every label on both platforms', () => {
    const strings = written(files, /values\/strings\.xml$/);
    for (const label of labelsOf(spec)) {
      expect(swift).toContain(label.replaceAll('"', '\\"'));
      expect(strings).toContain(label.replaceAll("'", "\\'").replaceAll('"', '\\"').replaceAll('&', '&amp;'));
    }
  });

  test('has a text for every resource that its sources name', () => {
    const strings = written(files, /values\/strings\.xml$/);
    for (const [, name] of kotlin.matchAll(/R\.string\.(\w+)/g)) expect(strings).toContain(`<string name="${name}"`);
  });

  test('has every text that Swift looks up in its catalogue', () => {
    const catalog: object = JSON.parse(written(files, /\.xcstrings$/)).strings;
    const looked =
      /\b(?:Text|Button|Label|Toggle|Picker|TextField|LabeledContent|ContentUnavailableView|CheckButton|StatTile|navigationTitle|accessibilityLabel|String)\((?:title: |localized: )?("(?:\\["n\\]|[^"\\])*")/g;
    const texts = [...swift.matchAll(looked)].map(([, literal = '']): string => JSON.parse(literal));
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter((text) => !(text in catalog))).toEqual([]);
  });

  test('keeps model/ and data/ free of Android', () => {
    const pure = files.filter(({ path }) => /\/app\/\w+\/(model|data)\//.test(path));
    expect(pure.length).toBeGreaterThan(8);
    for (const { content } of pure)
      for (const [, name] of content.matchAll(/^import (\S+)/gm))
        expect(name).toMatch(/^(java\.|kotlin\.|kotlinx\.(coroutines|serialization)\.|app\.\w+\.(model|data)\.)/);
  });

  test('writes hostile texts as texts', () => {
    expect(translate(hostile(spec)).flatMap(findErrors)).toEqual([]);
  });
});

test('another label changes only the files that hold labels', () => {
  const changed = structuredClone(habitTracker);
  const detail = changed.screens.find(({ id }) => id === 'habitDetail');
  const button = detail?.components.find(({ id }) => id === 'habitDetail.delete');
  if (button?.type !== 'button') throw new Error('The habit tracker has lost its button.');
  button.label = 'Give up';
  const before = new Map(translate(habitTracker).map(({ path, content }) => [path, content]));
  const touched = translate(changed).filter(({ path, content }) => before.get(path) !== content);
  expect(touched.map(({ path }) => path.replace(/^.*\//, ''))).toEqual([
    'Localizable.xcstrings',
    'HabitDetailScreen.swift',
    'strings.xml',
  ]);
});

test.each([
  ['', 'ios/App/AppApp.swift', 'android/app/src/main/kotlin/app/app/MainActivity.kt'],
  ['日本語', 'ios/App/AppApp.swift', 'android/app/src/main/kotlin/app/app/MainActivity.kt'],
  ['new', 'ios/New/NewApp.swift', 'android/app/src/main/kotlin/app/appnew/MainActivity.kt'],
  [
    '2048 Älter',
    'ios/App2048Alter/App2048AlterApp.swift',
    'android/app/src/main/kotlin/app/app2048alter/MainActivity.kt',
  ],
  ['../../etc', 'ios/Etc/EtcApp.swift', 'android/app/src/main/kotlin/app/etc/MainActivity.kt'],
  ['Habit', 'ios/HabitApp/HabitAppApp.swift', 'android/app/src/main/kotlin/app/habit/MainActivity.kt'],
])('an app called "%s" has names that compile', (name, swiftPath, kotlinPath) => {
  const files = translate({ ...habitTracker, name });
  expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining([swiftPath, kotlinPath]));
  expect(fresh(files, habitTracker).flatMap(findErrors)).toEqual([]);
});

test.each(HOSTILE_TEXTS)('an app may be called %j', (name) => {
  expect(fresh(translate({ ...plantStore, name }), plantStore).flatMap(findErrors)).toEqual([]);
});

test('a model may have the name of anything that the written sources have or import', () => {
  const plain = translate(everything).filter(({ path }) => !/(AppIcons|AppRoute)\.kt$/.test(path));
  const kotlin = written(plain, /\.kt$/);
  const declared = [
    written(plain, /\.swift$/).matchAll(/^(?:private )?(?:final )?(?:struct|enum|class) (\w+)/gm),
    kotlin.matchAll(/^(?:@\w+ )*(?:\w+ )*(?:class|object|interface|fun) ([A-Z]\w+)/gm),
    kotlin.matchAll(/^import .*\.([A-Z][a-z]\w*)$/gm),
  ];
  const named = declared.flatMap((found) => [...found].map(([, name = '']) => name));
  const names = new Set(
    named.filter(
      (name) => !RESERVED_TYPES.has(name) && !/^(Thing|Person)|(Screen|ViewModel|UiState|Preview)$/.test(name),
    ),
  );
  const [first] = habitTracker.models;
  if (!first) throw new Error('The habit tracker has lost its model.');
  const isOwn = (name: string) => /^(Home|Detail|Deciding|Adding|Edit|Talk)/.test(name);
  const typeOf = (name: string) => appNames({ ...everything, models: [{ ...first, name }] }).type({ ...first, name });
  expect([...names].filter((name) => !isOwn(name) && typeOf(name) === name)).toEqual([]);
});

test('a translation stands beside the text that it translates', () => {
  const files = translate(habitTracker);
  expect(written(files, /values-b\+de\/strings\.xml$/)).toContain('>Gewohnheit hinzufügen</string>');
  const catalog = JSON.parse(written(files, /\.xcstrings$/));
  expect(catalog.strings['Add habit'].localizations.de.stringUnit.value).toBe('Gewohnheit hinzufügen');
});

/** All text for people that the specification has in the places of labels. */
function labelsOf(spec: AppSpec): string[] {
  const found: string[] = [];
  const names = new Set(['label', 'title', 'message', 'emptyTitle', 'emptyMessage', 'prompt', 'confirm']);
  JSON.stringify(spec.screens, (key, value: unknown) => {
    if (typeof value === 'string' && names.has(key)) found.push(value);
    return value;
  });
  return found;
}
