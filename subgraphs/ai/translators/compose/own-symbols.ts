import type { AppSpec } from '#schema/app-spec/app-spec';
import type { AppNames } from '../app-names';
import { formModels } from '../walk';
import type { OwnSymbols } from './imports';

const OWN: Record<string, string> = {
  '': 'MainActivity NativeApp R',
  '.model':
    'CURRENCY_CODE CURRENCY_DIGITS FieldProblem alphabet averageOrZero countWithin editableMinutes editableMoney editableNumber formatDate formatDateTime formatDuration formatMoney formatNumber formatPercent formatShortDate formatTime isEmailAddress isNumber isPhoneNumber isWebAddress isWholeNumber localDay moment parseDay parseDecimal parseDuration parseInteger parseMoment parseMoney parseTime plainNumber ratio streak toggled',
  '.data': 'AppData AppSettings AppStore FileStorage MemoryStorage plannedReminders sampleData',
  '.ui': 'ScreenEffect ScreenEffects label',
  '.ui.theme': 'AppTheme LocalTitleStyle',
  '.ui.navigation': 'AppNavHost Routes',
  '.ui.components':
    'ActionButton ActionIcon AppIcons AppScreen BarChart BooleanInput ButtonRole ChartBar ChartLabel CheckMark ChoiceInput Confirmation DateInput DateTimeInput DatesInput EmptyMessage FilterChips GridCard ImageInput LabeledProgress LabeledSwitch ListRow MapPin MapSketch MenuAction Message MessageList MonthGrid RowMenu SearchInput SectionTitle StatTile StoredImage TextInput TimeInput Tone ToneBadge',
  '.reminders': 'ReminderScheduler',
};

/** Names of the app's own packages, by package, so that files can import them. */
export function ownSymbols(spec: AppSpec, names: AppNames, root: string): OwnSymbols {
  const own = new Map<string, string>();
  for (const [suffix, words] of Object.entries(OWN)) for (const name of words.split(' ')) own.set(name, root + suffix);
  for (const model of spec.models) own.set(names.type(model), `${root}.model`);
  for (const model of formModels(spec)) own.set(`${names.type(model)}Form`, `${root}.model`);
  for (const screen of spec.screens) {
    const name = names.screen(screen);
    for (const end of ['Screen', 'ViewModel', 'UiState']) own.set(name + end, `${root}.ui.${name.toLowerCase()}`);
  }
  return own;
}
