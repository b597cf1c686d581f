import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Model } from '#schema/app-spec/model';
import type { IconName } from '#schema/app-spec/names';
import { type AppNames, choiceCases, choiceType } from '../app-names';
import { block, type Lines, render } from '../lines';
import { kotlinName, upperFirst } from '../names';
import { constantName } from './dialect';
import { MATERIAL_ICONS } from './icons';
import type { StringResources } from './strings';
import { CORNERS, TEXT_SCALES, TITLE_STYLES } from './styles';

/** `NativeApp.kt`: what lives as long as the process. */
export function applicationSource(spec: AppSpec): string {
  const reminders = spec.reminders.length > 0;
  return render([
    '/** What lives as long as the process: the data, and the way from view models to the app. */',
    ...block('class NativeApp : Application() {', [
      'private val scope = CoroutineScope(SupervisorJob() + Dispatchers.IO)',
      '',
      ...block('val store: AppStore by lazy {', [
        'val file = FileStorage(File(filesDir, "app-data.json"))',
        'AppStore(file, scope, onUnsaved = { Log.e("AppStore", "The data cannot be saved.", it) })',
      ]),
      '',
      'val effects = ScreenEffects()',
      ...(reminders
        ? [
            '',
            ...block('override fun onCreate() {', [
              'super.onCreate()',
              'val scheduler = ReminderScheduler(this)',
              'scheduler.createChannel()',
              'scope.launch { store.data.collect(scheduler::schedule) }',
            ]),
          ]
        : []),
    ]),
  ]);
}

/** `MainActivity.kt`. */
export function activitySource(spec: AppSpec): string {
  const { appearance } = spec.theme;
  const reminders = spec.reminders.length > 0;
  const dark = {
    system: '',
    light: 'isDark = false',
    dark: 'isDark = true',
    setting: 'isDark = isDark',
  }[appearance];
  const theme = block(`AppTheme${dark === '' ? '' : `(${dark})`} {`, ['AppNavHost(app.store, app.effects)']);
  return render([
    ...block('class MainActivity : ComponentActivity() {', [
      ...(reminders
        ? [
            'private val askForNotifications = registerForActivityResult(ActivityResultContracts.RequestPermission()) {}',
            '',
          ]
        : []),
      ...block('override fun onCreate(savedInstanceState: Bundle?) {', [
        'super.onCreate(savedInstanceState)',
        ...(appearance === 'system' || appearance === 'setting'
          ? ['enableEdgeToEdge()']
          : [`matchSystemBars(${dark})`]),
        'val app = application as NativeApp',
        ...(reminders
          ? block('if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {', [
              'askOnceThereAreReminders(app.store)',
            ])
          : []),
        ...block('setContent {', [...(appearance === 'setting' ? SETTING : []), ...theme]),
      ]),
      ...(appearance === 'system' ? [] : ['', ...SYSTEM_BARS]),
      ...(reminders
        ? [
            '',
            '@RequiresApi(Build.VERSION_CODES.TIRAMISU)',
            ...block('private fun askOnceThereAreReminders(store: AppStore) {', [
              ...block('lifecycleScope.launch {', [
                'store.data.first { it.plannedReminders().isNotEmpty() }',
                'askForNotifications.launch(Manifest.permission.POST_NOTIFICATIONS)',
              ]),
            ]),
          ]
        : []),
    ]),
  ]);
}

const SETTING: Lines = [
  'val data by app.store.data.collectAsStateWithLifecycle()',
  'val isDark = data.settings.darkMode',
  'LaunchedEffect(isDark) { matchSystemBars(isDark) }',
];

const SYSTEM_BARS: Lines = [
  '/** The signs in the bars stand out from the app, which need not look as the device does. */',
  ...block('private fun matchSystemBars(isDark: Boolean) {', [
    'val style = SystemBarStyle.auto(TRANSPARENT, TRANSPARENT) { isDark }',
    'enableEdgeToEdge(statusBarStyle = style, navigationBarStyle = style)',
  ]),
];

/** `ui/theme/Theme.kt`. */
export function themeSource({ theme }: AppSpec): string {
  return render([
    `private val Corners = RoundedCornerShape(${CORNERS[theme.corners]}.dp)`,
    `private const val TEXT_SCALE = ${TEXT_SCALES[theme.textSize]}`,
    '',
    '/** How the titles of screens are written. */',
    'val LocalTitleStyle = staticCompositionLocalOf { TextStyle.Default }',
    '',
    "/** How the app looks. The user's own font size comes on top. */",
    '@Composable',
    ...block('fun AppTheme(isDark: Boolean = isSystemInDarkTheme(), content: @Composable () -> Unit) {', [
      'val colors = if (isDark) DarkColors else LightColors',
      ...block(
        'MaterialTheme(colors, Shapes(small = Corners, medium = Corners, large = Corners), scaled(Typography())) {',
        [
          `CompositionLocalProvider(LocalTitleStyle provides MaterialTheme.typography.${TITLE_STYLES[theme.titleSize]}) {`,
          ['content()'],
          '}',
        ],
      ),
    ]),
    '',
    'private fun scaled(typography: Typography): Typography = typography.copy(',
    [
      'headlineLarge',
      'headlineMedium',
      'headlineSmall',
      'titleLarge',
      'titleMedium',
      'bodyLarge',
      'bodyMedium',
      'bodySmall',
      'labelLarge',
    ].map((style) => `${style} = scaled(typography.${style}),`),
    ')',
    '',
    'private fun scaled(style: TextStyle): TextStyle =',
    ['style.copy(fontSize = style.fontSize * TEXT_SCALE, lineHeight = style.lineHeight * TEXT_SCALE)'],
  ]);
}

/** Icons that the written components use themselves. */
const OWN_ICONS: Record<string, string> = {
  ArrowBack: 'automirrored.filled.ArrowBack',
  ArrowForward: 'automirrored.filled.ArrowForward',
  Close: 'filled.Close',
  MoreVert: 'filled.MoreVert',
};

/** `ui/components/AppIcons.kt`: each pictogram of the app as an icon of Material. */
export function iconsSource(packageName: string, used: ReadonlySet<IconName>): string {
  const all = new Set<IconName>([...used, 'add', 'image', 'info', 'location', 'search']);
  const icons = {
    ...OWN_ICONS,
    ...Object.fromEntries([...all].map((name) => [upperFirst(name), MATERIAL_ICONS[name]])),
  };
  const entries = Object.entries(icons).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const from = 'androidx.compose.material.icons';
  const families = new Map([
    ['filled', 'Icons.Filled'],
    ['outlined', 'Icons.Outlined'],
    ['automirrored.filled', 'Icons.AutoMirrored.Filled'],
  ]);
  const split = (path: string): [string, string] => [
    path.slice(0, path.lastIndexOf('.')),
    path.slice(path.lastIndexOf('.') + 1),
  ];
  const imports = [...new Set(entries.map(([, path]) => `import ${from}.${path}`))];
  return render([
    `package ${packageName}`,
    '',
    ...[`import ${from}.Icons`, ...imports, 'import androidx.compose.ui.graphics.vector.ImageVector'].toSorted(),
    '',
    '/** The pictograms of the app. */',
    ...block(
      'object AppIcons {',
      entries.map(([name, path]) => {
        const [family, symbol] = split(path);
        return `val ${name}: ImageVector = ${families.get(family) ?? 'Icons.Filled'}.${symbol}`;
      }),
    ),
  ]);
}

/** `ui/ChoiceLabels.kt`: how each choice is called in the user's language. */
export function choiceLabelsSource(models: Model[], names: AppNames, strings: StringResources): string | null {
  const choices = models.flatMap((model) =>
    model.fields.filter((field) => field.type === 'choice').map((field) => ({ model, field })),
  );
  if (choices.length === 0) return null;
  return render(
    choices.flatMap(({ model, field }, index): Lines => {
      const type = `${names.type(model)}.${choiceType(field.name)}`;
      const cases = [...choiceCases(field.choices ?? [])].map(([value, name]) => {
        const resource = strings.add(`choice.${model.name}.${field.name}.${name}`, value);
        return `${type}.${kotlinName(constantName(name))} -> R.string.${resource}`;
      });
      return [
        ...(index > 0 ? [''] : []),
        '@get:StringRes',
        `val ${type}.label: Int`,
        ['get() = when (this) {', cases, '}'],
      ];
    }),
  );
}
