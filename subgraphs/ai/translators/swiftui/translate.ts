import type { AppSpec } from '#schema/app-spec/app-spec';
import { defaultApplicationId } from '../application-id';
import { type AppNames, appNames } from '../app-names';
import { ScreenModel } from '../screen-model';
import { sorted, type SourceFile } from '../source-file';
import { editsField, formModels, uses } from '../walk';
import { appSource, remindersSource, themeSource } from './app';
import { StringCatalog } from './catalog';
import { dataSource, samplesSource } from './data';
import { formSource } from './forms';
import { modelSource } from './models';
import { navigatorSource, rootSource } from './navigation';
import { projectFiles } from './project';
import { screenSource, swiftActionName } from './screen';
import { CALENDAR_DAY, CLOCK_TIME } from './support/calendar-day';
import { CHART_BAR, FIELDS, IMAGE_FIELD } from './support/fields';
import { formatSource, STATISTICS, TEXT_CHECKS } from './support/format';
import { MAP_SKETCH, MESSAGE_LIST } from './support/map-and-messages';
import { MONTH_GRID } from './support/month-grid';
import { SCREEN_HOST } from './support/screen-host';
import { APP_STORE } from './support/store';
import { STORED_IMAGE, TILES } from './support/tiles';
import { UI_TEXTS } from './ui-texts';
import { viewModelSource } from './view-model';

/**
 * Writes the app as SwiftUI sources for iOS 17 under `ios/`. The specification must have passed `AppSpec` and `checkAppSpec`.
 * `bundleId` names the app to the device and to stores. The same specification always gives the same files, sorted by path.
 */
export function translateToSwiftUi(spec: AppSpec, bundleId = defaultApplicationId(spec)): SourceFile[] {
  const names = appNames(spec);
  const catalog = new StringCatalog();
  const sources: Record<string, string> = {
    [`${names.app}App`]: appSource(spec, names),
    Theme: themeSource(spec),
    'Data/AppData': dataSource(spec, names),
    'Data/AppStore': APP_STORE,
    'Data/SampleData': samplesSource(spec, names),
    'Navigation/AppNavigator': navigatorSource(spec, names),
    'Navigation/RootView': rootSource(spec, names, catalog),
    ...modelSources(spec, names, catalog),
    ...screenSources(spec, names, catalog),
    ...supportSources(spec),
  };
  if (spec.reminders.length > 0) sources['Reminders/ReminderScheduler'] = remindersSource(spec, names, catalog);
  const code = Object.values(sources);
  for (const text of UI_TEXTS) if (code.some((source) => source.includes(`"${text}"`))) catalog.label(text);
  const root = `ios/${names.app}`;
  return sorted([
    ...Object.entries(sources).map(([path, content]) => ({ path: `${root}/${path}.swift`, content })),
    { path: `${root}/Localizable.xcstrings`, content: catalog.render(spec) },
    ...projectFiles(spec, names, bundleId),
  ]);
}

function modelSources(spec: AppSpec, names: AppNames, catalog: StringCatalog): Record<string, string> {
  const models = spec.models.map((model) => [`Models/${names.type(model)}`, modelSource(model, names, catalog)]);
  const forms = formModels(spec).map((model) => [`Models/${names.type(model)}Form`, formSource(model, names, catalog)]);
  return Object.fromEntries([...models, ...forms]);
}

function screenSources(spec: AppSpec, names: AppNames, catalog: StringCatalog): Record<string, string> {
  const sources: Record<string, string> = {};
  for (const screen of spec.screens) {
    const model = new ScreenModel(spec, names, screen, swiftActionName);
    const name = names.screen(screen);
    sources[`Screens/${name}Screen`] = screenSource(model, catalog);
    sources[`Screens/${name}ViewModel`] = viewModelSource(model, catalog);
  }
  return sources;
}

/** What the app needs of what is the same in every app. */
function supportSources(spec: AppSpec): Record<string, string> {
  const pictures = uses(spec, 'image') || editsField(spec, 'image');
  return {
    'Support/AppFormat': formatSource(spec.currency),
    'Support/CalendarDay': CALENDAR_DAY,
    'Support/ClockTime': CLOCK_TIME,
    'Support/ScreenHost': SCREEN_HOST,
    'Support/Statistics': STATISTICS,
    'Support/TextChecks': TEXT_CHECKS,
    'Components/Tiles': TILES,
    ...(uses(spec, 'field') ? { 'Components/Fields': FIELDS } : {}),
    ...(editsField(spec, 'image') ? { 'Components/ImageField': IMAGE_FIELD } : {}),
    ...(pictures ? { 'Components/StoredImage': STORED_IMAGE } : {}),
    ...(uses(spec, 'chart') ? { 'Components/BarChart': CHART_BAR } : {}),
    ...(uses(spec, 'calendar') ? { 'Components/MonthGrid': MONTH_GRID } : {}),
    ...(uses(spec, 'map') ? { 'Components/MapSketch': MAP_SKETCH } : {}),
    ...(uses(spec, 'messages') ? { 'Components/MessageList': MESSAGE_LIST } : {}),
  };
}
