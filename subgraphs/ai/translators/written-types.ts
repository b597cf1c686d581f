/** Types that the written sources contain or import; a model of such a name is written under another one. */
export const WRITTEN_TYPES: ReadonlySet<string> = new Set(
  `ActionButton AlarmManager AlertDialog AppData AppFormat AppIcons AppNavigator AppRoute AppSamples AppScreen
  AppSettings AppStore AppTab AppTheme Arrangement BackButton Bar BarMark Bindable BottomBar Brush BuildConfig
  CalendarDay Chart ChartBar Charts CheckButton ChoicePicker ClockTime Combine Comparator Confirmation
  ConfirmationDialog ContentUnavailableView ControlGroup Currency DatePickerDialog DayCell DayDialog DisclosureGroup
  DropdownMenu Duration DurationField EdgeInsets EffectHandler Executor FieldRow File FileStorage FilterChip
  FloatingActionButton Foundation GeometryReader GroupBox HorizontalDivider Host IconButton ImageField ImageVector
  Instant Json JsonException JsonObject JsonReader JsonText LabeledContent LabeledProgress LargeTopAppBar LazyRow
  ListItem ListedMessage LocalDate LocalDateTime LocalTime MainActivity MapPin MapSketch MessageBubble MessageList
  MoneyField MonthGrid MultiDatePicker NativeApp NavHost NavigationBar Observation Offset OptionalDatePicker
  OutlinedButton PendingIntent PhotosPicker PhotosUI PickedValue PictureFiles PlannedReminder PreviewProvider
  ProblemText R ReminderPlan ReminderReceiver ReminderScheduler RootView Scaffold ScreenEffect ScreenHost
  ScrollViewReader SearchField ShareLink ShareSheet SharedText SnackbarHost StatTile Statistics Storage StoredImage
  Swift SwiftUI SwipeActions Tab Temporal TextButton TextSerializer TimeDialog TimePicker Tone ToneBadge ToolbarItem TopAppBar UIKit
  UITests UiText Uri UserNotifications YearMonth ZoneId`.split(/\s+/),
);
