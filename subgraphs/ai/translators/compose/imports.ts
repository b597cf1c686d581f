/** Where each name comes from that the written Kotlin uses and that is not the app's own. */
const SYMBOLS = new Map<string, string>(
  Object.entries({
    'java.time': 'DateTimeException DayOfWeek Instant LocalDate LocalDateTime LocalTime YearMonth ZoneId',
    'java.time.format': 'DateTimeFormatter FormatStyle',
    'java.time.temporal': 'WeekFields',
    'java.util': 'Locale UUID Currency',
    'java.io': 'File IOException',
    'java.nio.file': 'Files StandardCopyOption',
    'java.math': 'BigDecimal RoundingMode',
    'java.text': 'Collator NumberFormat',
    'kotlin.math': 'abs roundToLong',
    'android.content': 'BroadcastReceiver Context Intent',
    'android.content.res': 'Resources',
    'android.os': 'Build Bundle',
    'android.app': 'AlarmManager Application NotificationChannel NotificationManager PendingIntent',
    'android.content.pm': 'PackageManager',
    'android.graphics': 'BitmapFactory',
    'android.graphics.Color': 'TRANSPARENT',
    'android.net': 'Uri',
    'android.util': 'Log',
    android: 'Manifest',
    'androidx.core.app': 'NotificationCompat NotificationManagerCompat',
    'androidx.core.content': 'ContextCompat',
    'androidx.activity': 'ComponentActivity SystemBarStyle enableEdgeToEdge',
    'androidx.activity.result': 'PickVisualMediaRequest',
    'androidx.activity.result.contract': 'ActivityResultContracts',
    'androidx.activity.compose': 'setContent rememberLauncherForActivityResult',
    'androidx.annotation': 'RequiresApi StringRes',
    'androidx.compose.foundation': 'Canvas Image background clickable isSystemInDarkTheme',
    'androidx.compose.foundation.layout':
      'Arrangement Box BoxWithConstraints Column ExperimentalLayoutApi FlowRow PaddingValues Row RowScope Spacer WindowInsets aspectRatio consumeWindowInsets fillMaxHeight fillMaxSize fillMaxWidth height heightIn imePadding offset padding size width',
    'androidx.compose.foundation.lazy': 'LazyColumn LazyRow items itemsIndexed rememberLazyListState',
    'androidx.compose.foundation.selection': 'toggleable',
    'androidx.compose.foundation.shape': 'CircleShape RoundedCornerShape',
    'androidx.compose.foundation.text': 'KeyboardOptions',
    'androidx.compose.material.icons': 'Icons',
    'androidx.compose.material3':
      'AlertDialog Button ButtonDefaults Card Checkbox CircularProgressIndicator DatePicker DatePickerDialog DropdownMenu DropdownMenuItem ExperimentalMaterial3Api ExposedDropdownMenuBox FilterChip FloatingActionButton ExtendedFloatingActionButton HorizontalDivider Icon IconButton InputChip LinearProgressIndicator MaterialTheme NavigationBar NavigationBarItem OutlinedButton OutlinedTextField Scaffold Shapes SnackbarHost SnackbarHostState Surface Switch Text TextButton TimePicker TopAppBar Typography darkColorScheme lightColorScheme rememberDatePickerState rememberTimePickerState ExposedDropdownMenuAnchorType ExposedDropdownMenuDefaults',
    'androidx.compose.runtime':
      'Composable CompositionLocalProvider State DisposableEffect LaunchedEffect staticCompositionLocalOf getValue key mutableStateOf produceState remember rememberCoroutineScope setValue',
    'androidx.compose.runtime.saveable': 'rememberSaveable',
    'androidx.compose.ui': 'Alignment Modifier',
    'androidx.compose.ui.draw': 'clip',
    'androidx.compose.ui.geometry': 'Offset',
    'androidx.compose.ui.graphics': 'Color ImageBitmap asImageBitmap',
    'androidx.compose.ui.graphics.vector': 'ImageVector',
    'androidx.compose.ui.layout': 'ContentScale',
    'androidx.compose.ui.platform': 'LocalContext testTag',
    'androidx.compose.ui.res': 'stringResource',
    'androidx.compose.ui.semantics': 'Role clearAndSetSemantics contentDescription heading selected semantics',
    'androidx.compose.ui.text': 'TextStyle',
    'androidx.compose.ui.text.input': 'ImeAction KeyboardCapitalization KeyboardType',
    'androidx.compose.ui.text.style': 'TextAlign TextOverflow',
    'androidx.compose.ui.tooling.preview': 'Preview',
    'androidx.compose.ui.unit': 'dp sp TextUnit',
    'androidx.lifecycle': 'ViewModel lifecycleScope viewModelScope',
    'androidx.lifecycle.compose': 'collectAsStateWithLifecycle',
    'androidx.lifecycle.viewmodel.compose': 'viewModel',
    'androidx.navigation': 'NavHostController toRoute',
    'androidx.navigation.NavDestination.Companion': 'hasRoute',
    'androidx.navigation.compose': 'NavHost composable currentBackStackEntryAsState rememberNavController',
    'kotlinx.coroutines.channels': 'Channel',
    'kotlinx.coroutines.flow': 'Flow MutableStateFlow StateFlow asStateFlow first receiveAsFlow update',
    'kotlinx.coroutines': 'CoroutineScope Dispatchers SupervisorJob launch withContext',
    'kotlinx.serialization': 'KSerializer SerialName Serializable SerializationException UseSerializers encodeToString',
    'kotlinx.serialization.descriptors': 'PrimitiveKind PrimitiveSerialDescriptor SerialDescriptor',
    'kotlinx.serialization.encoding': 'Decoder Encoder',
    'kotlinx.serialization.json': 'Json',
  }).flatMap(([from, names]) => names.split(' ').map((name): [string, string] => [name, from])),
);

/** Names of the written files' own packages, by the package they stand in. */
export type OwnSymbols = ReadonlyMap<string, string>;

/** Words that are also plain names in Kotlin: they are meant only where they are called like this. */
const ONLY_AS: Record<string, RegExp> = {
  items: /\bitems\(/,
  State: /: State</,
  Manifest: /\bManifest\./,
  key: /\bkey\(/,
  first: /\.data\.first \{/,
  update: /\.update\b/,
  launch: /\blaunch\b/,
  size: /\.size\(/,
  width: /\.width\(/,
  height: /\.height\(/,
  padding: /\.padding\(/,
  offset: /\.offset\(/,
  background: /\.background\(/,
  clickable: /\.clickable\b/,
  selected: /\bselected = isSelected\b/,
  viewModel: /\bviewModel \{/,
  composable: /\bcomposable</,
  remember: /\bremember(\(|\s*\{)/,
  getValue: /\bval \w+ by (?!lazy)|\bvar \w+ by /,
  setValue: /\bvar \w+ by /,
  toggleable: /\.toggleable\(/,
  clip: /\.clip\(/,
  heading: /\bheading\(/,
  label: /(?<!\b(tab|bar))\.label\b/,
  moment: /\.moment\(\)/,
  streak: /\.streak\(/,
  countWithin: /\.countWithin\(/,
  ratio: /\bratio\(/,
  raised: /\braised\(/,
  randomWhole: /\brandomWhole\(/,
  isNumber: /\bisNumber\(/,
  contentDescription: /\bcontentDescription = (label|name)\b/,
};

/** What keeps each type that the library itself cannot keep. */
const SERIALIZERS = {
  Instant: 'InstantSerializer',
  LocalDate: 'LocalDateSerializer',
  LocalTime: 'LocalTimeSerializer',
};

/** The file with its package and with the imports that its code needs, sorted. */
export function kotlinFile(packageName: string, body: string, own: OwnSymbols): string {
  const serializers = serializersOf(withoutTexts(body));
  const header = serializers.length === 0 ? '' : `@file:UseSerializers(${serializers.join(', ')})\n\n`;
  const code = header + withoutTexts(body);
  const words = new Set(code.replace(/\bAppRoute\.\w+/g, 'AppRoute').match(/[A-Za-z_]\w*/g));
  for (const [, declared = ''] of code.matchAll(/\b(?:class|object) (\w+)(?:\(.*\))? : AppRoute/g))
    words.delete(declared);
  const imports = new Set<string>();
  for (const [name, from] of [...SYMBOLS, ...own]) {
    const form = Object.hasOwn(ONLY_AS, name) ? ONLY_AS[name] : undefined;
    const isUsed = form ? form.test(code) : words.has(name);
    if (isUsed && from !== packageName && (!own.has(name) || own.get(name) === from)) imports.add(`${from}.${name}`);
  }
  const lines = [...imports].toSorted().map((name) => `import ${name}`);
  return `${header}package ${packageName}\n\n${lines.length > 0 ? `${lines.join('\n')}\n\n` : ''}${body}`;
}

function serializersOf(code: string): string[] {
  if (!code.includes('@Serializable')) return [];
  return Object.entries(SERIALIZERS).flatMap(([type, serializer]) =>
    new RegExp(`: (Set<)?${type}\\b`).test(code) ? [`${serializer}::class`] : [],
  );
}

/** The code without comments and without what stands in its texts, but with what is put into them. */
function withoutTexts(code: string): string {
  return code
    .replace(/"(?:\\.|[^"\\\n])*"/g, (text) => (text.match(/\$\{[^}]*\}|\$\w+/g) ?? []).join(' '))
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

/** All names that are imported from libraries. */
export const IMPORTED_NAMES: readonly string[] = [...SYMBOLS.keys()];
