/** The names that the written Kotlin has in every app, by the end of the package they stand in. */
export const OWN_NAMES: Record<string, string> = {
  '': 'MainActivity NativeApp R',
  '.model':
    'CURRENCY_CODE CURRENCY_DIGITS FieldProblem alphabet averageOrZero countWithin editableMinutes editableMoney editableNumber formatDate formatDateTime formatDuration formatMoney formatNumber formatPercent formatShortDate formatTime isEmailAddress isNumber isPhoneNumber isWebAddress isWholeNumber localDay moment parseDay parseDecimal parseDuration parseInteger parseMoment parseMoney parseTime plainNumber raised randomWhole ratio streak toggled InstantSerializer LocalDateSerializer LocalTimeSerializer',
  '.data': 'AppData AppSettings AppStore FileStorage MemoryStorage plannedReminders sampleData',
  '.ui': 'ScreenEffect ScreenEffects label',
  '.ui.theme': 'AppTheme DarkColors LightColors LocalTitleStyle',
  '.ui.navigation': 'AppNavHost AppRoute',
  '.ui.components':
    'ActionButton ActionIcon AppIcons AppScreen BarChart BooleanInput ButtonRole ChartBar ChartLabel CheckMark ChoiceInput Confirmation DateInput DateTimeInput DatesInput EmptyMessage FilterChips GridCard ImageInput LabeledProgress LabeledSwitch ListRow MapPin MapSketch ListedMessage MenuAction MessageList MonthGrid RowMenu SearchInput SectionTitle StatTile StoredImage TextInput TimeInput Tone ToneBadge',
  '.reminders': 'ReminderScheduler',
};
