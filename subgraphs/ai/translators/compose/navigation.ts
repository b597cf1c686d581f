import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { AppNames } from '../app-names';
import { block, type Lines, render } from '../lines';
import { screenNamed } from '../place';
import { routeName } from './routes';
import type { StringResources } from './strings';
import { icon } from './view';

/** `ui/navigation/AppNavHost.kt`: the tabs, the screens above them, and what view models ask of the app. */
export function navHostSource(spec: AppSpec, names: AppNames, strings: StringResources): string {
  const { tabs } = spec.navigation;
  const first = screenNamed(spec, tabs[0]?.screen ?? '');
  const isTab = (screen: Screen) => tabs.some((tab) => tab.screen === screen.id);
  return render([
    ...(tabs.length > 1 ? [...tabList(spec, strings), ''] : []),
    '@Composable',
    ...block('fun AppNavHost(store: AppStore, effects: ScreenEffects) {', [
      'val navController = rememberNavController()',
      'val snackbars = remember { SnackbarHostState() }',
      'EffectHandler(effects, navController, snackbars)',
      ...block(
        tabs.length > 1
          ? 'Scaffold(bottomBar = { BottomBar(navController) }, snackbarHost = { SnackbarHost(snackbars) }) { padding ->'
          : 'Scaffold(snackbarHost = { SnackbarHost(snackbars) }) { padding ->',
        [
          'val onBack: () -> Unit = { navController.popBackStack() }',
          'NavHost(',
          [
            'navController,',
            `startDestination = Routes.${routeName(first)},`,
            'modifier = Modifier.padding(padding).consumeWindowInsets(padding),',
          ],
          ') {',
          spec.screens.flatMap((screen) => destination(screen, isTab(screen), names)),
          '}',
        ],
      ),
    ]),
    '',
    ...effectHandler(),
    '',
    ...(spec.screens.some((screen) => screen.parameter !== undefined) ? [...ITEM_ID, ''] : []),
    ...block('private fun NavHostController.showTab(route: String) {', [
      ...block('navigate(route) {', [
        'popUpTo(graph.startDestinationId) { saveState = true }',
        'launchSingleTop = true',
        'restoreState = true',
      ]),
    ]),
    ...(tabs.length > 1 ? ['', ...BOTTOM_BAR] : []),
  ]);
}

function tabList(spec: AppSpec, strings: StringResources): Lines {
  return [
    'private class Tab(val route: String, @param:StringRes val label: Int, val icon: ImageVector)',
    '',
    'private val tabs = listOf(',
    spec.navigation.tabs.map((tab) => {
      const name = strings.add(`tab.${tab.screen}`, tab.label);
      return `Tab(Routes.${routeName(screenNamed(spec, tab.screen))}, R.string.${name}, ${icon(tab.icon)}),`;
    }),
    ')',
  ];
}

function destination(screen: Screen, isTab: boolean, names: AppNames): Lines {
  const name = names.screen(screen);
  const back = isTab ? '' : ', onBack';
  if (screen.parameter === undefined)
    return block(`composable(Routes.${routeName(screen)}) {`, [
      `${name}Screen(viewModel { ${name}ViewModel(store, effects) }${back})`,
    ]);
  return block(`composable(Routes.${routeName(screen)}) { entry ->`, [
    'val itemId = entry.itemId()',
    `${name}Screen(viewModel { ${name}ViewModel(store, effects, itemId) }${back})`,
  ]);
}

function effectHandler(): Lines {
  return [
    '@Composable',
    ...block(
      'private fun EffectHandler(effects: ScreenEffects, navController: NavHostController, snackbars: SnackbarHostState) {',
      [
        'val context = LocalContext.current',
        ...block('LaunchedEffect(effects, navController) {', [
          ...block('effects.flow.collect { effect ->', [
            'when (effect) {',
            [
              'is ScreenEffect.Open -> navController.navigate(effect.route)',
              'is ScreenEffect.ShowTab -> navController.showTab(effect.route)',
              'ScreenEffect.Back -> navController.popBackStack()',
              'is ScreenEffect.Notice -> launch { snackbars.showSnackbar(context.getString(effect.message)) }',
              'is ScreenEffect.Share -> context.share(effect.text(context.resources))',
            ],
            '}',
          ]),
        ]),
      ],
    ),
    '',
    ...block('private fun Context.share(text: String) {', [
      'val send = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text)',
      'startActivity(Intent.createChooser(send, null))',
    ]),
  ];
}

const ITEM_ID: Lines = [
  '/** The id of the object that a screen was opened with. */',
  'private fun NavBackStackEntry.itemId(): String = savedStateHandle.get<String>(Routes.ITEM_ID).orEmpty()',
];

const BOTTOM_BAR: Lines = [
  '@Composable',
  ...block('private fun BottomBar(navController: NavHostController) {', [
    'val entry by navController.currentBackStackEntryAsState()',
    ...block('NavigationBar {', [
      ...block('for (tab in tabs) {', [
        'NavigationBarItem(',
        [
          'selected = entry?.destination?.route == tab.route,',
          'onClick = { navController.showTab(tab.route) },',
          'icon = { Icon(tab.icon, contentDescription = null) },',
          'label = { Text(stringResource(tab.label)) },',
          'modifier = Modifier.testTag("tab." + tab.route),',
        ],
        ')',
      ]),
    ]),
  ]),
];
