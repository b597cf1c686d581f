import type { AppSpec } from '#schema/app-spec/app-spec';
import type { FieldType } from '#schema/app-spec/model';
import type { IconName } from '#schema/app-spec/names';
import { defaultApplicationId } from '../application-id';
import { type AppNames, appNames } from '../app-names';
import { ScreenModel } from '../screen-model';
import { sorted, type SourceFile } from '../source-file';
import { editsField, flatten, formModels, toolsOf, uses } from '../walk';
import { activitySource, applicationSource, choiceLabelsSource, iconsSource, themeSource } from './app';
import { dataSource } from './data';
import { samplesSource } from './samples';
import { formSource } from './forms';
import { kotlinFile } from './imports';
import { modelSource } from './models';
import { navHostSource } from './navigation';
import { ownSymbols } from './own-symbols';
import { projectFiles } from './project';
import { colorSource } from './palette';
import { planSource, schedulerSource } from './reminders';
import { routesSource } from './routes';
import { kotlinActionName, screenSource } from './screen';
import { StringResources } from './strings';
import { BUTTONS } from './support/buttons';
import { CHARTS } from './support/charts';
import { INPUTS } from './support/inputs';
import { MAP_SKETCH, MESSAGE_LIST } from './support/map-and-messages';
import { MOMENT_INPUTS } from './support/moment-inputs';
import { MONTH_GRID } from './support/month-grid';
import { ROWS } from './support/rows';
import { APP_SCREEN, SCREEN_EFFECTS } from './support/screen';
import { APP_STORE, SERIALIZERS, STORAGE } from './support/store';
import { STORED_IMAGE } from './support/stored-image';
import { TILES } from './support/tiles';
import { DAYS, ENTRIES, formatsSource } from './support/values';
import { UI_TEXTS } from './ui-texts';
import { viewModelSource } from './view-model';

/**
 * Writes the app as Jetpack Compose sources under `android/`; `model/` and `data/` need nothing but a JVM. The specification must have
 * passed `AppSpec` and `checkAppSpec`. `applicationId` names the app to the device and to stores. The same specification always gives the same files, sorted by path.
 */
export function translateToCompose(spec: AppSpec, applicationId = defaultApplicationId(spec)): SourceFile[] {
  const names = appNames(spec);
  const strings = new StringResources();
  strings.add('app.name', spec.name);
  for (const [name, text] of Object.entries(UI_TEXTS)) strings.add(name, text);
  const root = `app.${names.slug}`;
  const sources: Record<string, string> = {
    ...dataSources(spec, names),
    ...screenSources(spec, names, strings),
    ...appSources(spec, names, strings),
    ...componentSources(spec),
  };
  const own = ownSymbols(spec, names, root);
  const folder = `android/app/src/main/kotlin/app/${names.slug}`;
  const files = Object.entries(sources).map(([path, body]) => {
    const slash = path.lastIndexOf('/');
    const packageName = slash === -1 ? root : `${root}.${path.slice(0, slash).replaceAll('/', '.')}`;
    return { path: `${folder}/${path}.kt`, content: kotlinFile(packageName, body, own) };
  });
  files.push({
    path: `${folder}/ui/components/AppIcons.kt`,
    content: iconsSource(`${root}.ui.components`, usedIcons(spec)),
  });
  const used = files.flatMap(({ content }) =>
    [...content.matchAll(/\bR\.string\.(\w+)/g)].map(([, name = '']) => name),
  );
  strings.keepOnly(new Set(['app_name', ...used]));
  const resources = 'android/app/src/main/res';
  return sorted([
    ...files,
    { path: `${resources}/values/strings.xml`, content: strings.render() },
    ...strings
      .translations(spec)
      .map(({ folder: values, content }) => ({ path: `${resources}/${values}/strings.xml`, content })),
    ...projectFiles(spec, names, applicationId),
  ]);
}

function dataSources(spec: AppSpec, names: AppNames): Record<string, string> {
  const sources: Record<string, string> = {
    'model/Days': DAYS,
    'model/Entries': ENTRIES,
    'model/Formats': formatsSource(spec.currency),
    ...(keepsMoments(spec) ? { 'model/Serializers': SERIALIZERS } : {}),
    'data/AppData': dataSource(spec, names),
    'data/AppStore': APP_STORE,
    'data/SampleData': samplesSource(spec, names),
    'data/Storage': STORAGE,
  };
  for (const model of spec.models) sources[`model/${names.type(model)}`] = modelSource(model, names);
  for (const model of formModels(spec)) sources[`model/${names.type(model)}Form`] = formSource(model, names);
  if (spec.reminders.length > 0) sources['data/ReminderPlan'] = planSource(spec, names);
  return sources;
}

const MOMENTS: FieldType[] = ['date', 'time', 'dateTime', 'dates'];

function keepsMoments(spec: AppSpec): boolean {
  return spec.models.some(({ fields }) => fields.some(({ type }) => MOMENTS.includes(type)));
}

function screenSources(spec: AppSpec, names: AppNames, strings: StringResources): Record<string, string> {
  const sources: Record<string, string> = {};
  for (const screen of spec.screens) {
    const model = new ScreenModel(spec, names, screen, kotlinActionName);
    const name = names.screen(screen);
    const folder = `ui/${name.toLowerCase()}`;
    sources[`${folder}/${name}Screen`] = screenSource(model, strings);
    sources[`${folder}/${name}ViewModel`] = viewModelSource(model, strings);
  }
  return sources;
}

function appSources(spec: AppSpec, names: AppNames, strings: StringResources): Record<string, string> {
  const labels = choiceLabelsSource(spec.models, names, strings);
  return {
    MainActivity: activitySource(spec),
    NativeApp: applicationSource(spec),
    'ui/ScreenEffects': SCREEN_EFFECTS,
    'ui/theme/Color': colorSource(spec.theme.accent),
    'ui/theme/Theme': themeSource(spec),
    'ui/navigation/AppRoute': routesSource(spec, names),
    'ui/navigation/AppNavHost': navHostSource(spec, names, strings),
    ...(labels === null ? {} : { 'ui/ChoiceLabels': labels }),
    ...(spec.reminders.length > 0 ? { 'reminders/ReminderScheduler': schedulerSource(spec, strings) } : {}),
  };
}

/** What the app needs of what is the same in every app. */
function componentSources(spec: AppSpec): Record<string, string> {
  const pictures = uses(spec, 'image') || editsField(spec, 'image');
  return {
    'ui/components/AppScreen': APP_SCREEN,
    'ui/components/Buttons': BUTTONS,
    'ui/components/Rows': ROWS,
    'ui/components/Tiles': TILES,
    ...(pictures || uses(spec, 'field') ? { 'ui/components/Inputs': INPUTS } : {}),
    ...(MOMENTS.some((type) => editsField(spec, type)) ? { 'ui/components/MomentInputs': MOMENT_INPUTS } : {}),
    ...(uses(spec, 'chart') ? { 'ui/components/Charts': CHARTS } : {}),
    ...(uses(spec, 'calendar') ? { 'ui/components/MonthGrid': MONTH_GRID } : {}),
    ...(uses(spec, 'map') ? { 'ui/components/MapSketch': MAP_SKETCH } : {}),
    ...(uses(spec, 'messages') ? { 'ui/components/MessageList': MESSAGE_LIST } : {}),
    ...(pictures ? { 'ui/components/StoredImage': STORED_IMAGE } : {}),
  };
}

function usedIcons(spec: AppSpec): Set<IconName> {
  const icons = new Set<IconName>([
    ...spec.navigation.tabs.map((tab) => tab.icon),
    ...spec.models.map((model) => model.icon),
  ]);
  for (const screen of spec.screens) {
    for (const tool of toolsOf(screen)) icons.add(tool.icon);
    for (const component of flatten(screen.components)) {
      if ('icon' in component && component.icon) icons.add(component.icon);
      if (component.type === 'icon') icons.add(component.name);
      if (component.type === 'image') icons.add(component.placeholder);
      if (component.type === 'list') for (const action of component.rowActions) icons.add(action.icon);
    }
  }
  return icons;
}
