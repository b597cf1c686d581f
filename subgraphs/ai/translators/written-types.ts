/** Types that the written sources contain or import; a model of such a name is written under another one. */
export const WRITTEN_TYPES: ReadonlySet<string> = new Set(
  `AppData AppStore AppSettings AppRoute AppNavigator AppTab AppTheme AppScreen AppIcons AppFormat AppSamples RootView
  CalendarDay ClockTime ChartBar Confirmation ScreenEffect ScreenHost Storage FileStorage JsonText Json MapPin
  ReminderScheduler ReminderReceiver ReminderPlan MainActivity NativeApp Chart Charts Swift SwiftUI Foundation UIKit
  Observation Combine UserNotifications PhotosUI UITests Tone Statistics MonthGrid StatTile ToneBadge LabeledProgress
  MapSketch MessageList MessageBubble StoredImage ImageField DurationField MoneyField SearchField ShareSheet
  ActionButton ChoicePicker BarMark LocalDate LocalTime LocalDateTime Instant ZoneId YearMonth File Executor UiText R
  BuildConfig AlarmManager PendingIntent Uri TextButton OutlinedButton IconButton Scaffold NavHost DropdownMenu
  FilterChip SnackbarHost AlertDialog ListItem DatePickerDialog TimePicker HorizontalDivider TopAppBar LargeTopAppBar
  FloatingActionButton NavigationBar Arrangement LazyRow ImageVector Brush Offset Comparator Temporal Duration
  Currency Host LabeledContent GroupBox ControlGroup ScrollViewReader GeometryReader EdgeInsets ContentUnavailableView
  ToolbarItem SwipeActions DisclosureGroup ShareLink PhotosPicker MultiDatePicker PreviewProvider Bindable`.split(
    /\s+/,
  ),
);
