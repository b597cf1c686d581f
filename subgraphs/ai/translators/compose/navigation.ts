import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { AppNames } from '../app-names';
import { block, type Lines, render } from '../lines';
import { modelNamed, screenNamed } from '../place';
import { routeName } from './routes';
import type { StringResources } from './strings';
import { icon } from './view';

/** `ui/navigation/AppNavHost.kt`: the tabs, the screens above them, and what view models ask of the app. */
export function navHostSource(spec: AppSpec, names: AppNames, strings: StringResources): string {
  const { tabs } = spec.navigation;
  const first = screenNamed(spec, tabs[0]?.screen ?? '');
  const isTab = (screen: Screen) => tabs.some((tab) => tab.screen === screen.id);
  return render([
    ...(tabs.length > 1 ? [...tabList(spec, names, strings), ''] : []),
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
            `startDestination = AppRoute.${routeName(first, names)},`,
            'modifier = Modifier.padding(padding).consumeWindowInsets(padding),',
          ],
          ') {',
          spec.screens.flatMap((screen) => destination(screen, isTab(screen), spec, names)),
          '}',
        ],
      ),
    ]),
    '',
    ...effectHandler(),
    '',
    ...block('private fun NavHostController.showTab(route: AppRoute) {', [
      ...block('navigate(route) {', [
        'popUpTo(graph.startDestinationId) { saveState = true }',
        'launchSingleTop = true',
        'restoreState = true',
      ]),
    ]),
    ...(tabs.length > 1 ? ['', ...BOTTOM_BAR] : []),
  ]);
}

function tabList(spec: AppSpec, names: AppNames, strings: StringResources): Lines {
  return [
    'private class Tab(val id: String, val route: AppRoute, @param:StringRes val label: Int, val icon: ImageVector)',
    '',
    'private val tabs = listOf(',
    spec.navigation.tabs.map((tab) => {
      const name = strings.add(`tab.${tab.screen}`, tab.label);
      const route = `AppRoute.${routeName(screenNamed(spec, tab.screen), names)}`;
      return `Tab("tab.${tab.screen}", ${route}, R.string.${name}, ${icon(tab.icon)}),`;
    }),
    ')',
  ];
}

function destination(screen: Screen, isTab: boolean, spec: AppSpec, names: AppNames): Lines {
  const name = names.screen(screen);
  const back = isTab ? '' : ', onBack';
  const route = `AppRoute.${routeName(screen, names)}`;
  if (screen.parameter === undefined)
    return block(`composable<${route}> {`, [`${name}Screen(viewModel { ${name}ViewModel(store, effects) }${back})`]);
  const id = `${names.variable(modelNamed(spec, screen.parameter))}Id`;
  return block(`composable<${route}> { entry ->`, [
    `val ${id} = entry.toRoute<${route}>().${id}`,
    `${name}Screen(viewModel { ${name}ViewModel(store, effects, ${id}) }${back})`,
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

const BOTTOM_BAR: Lines = [
  '@Composable',
  ...block('private fun BottomBar(navController: NavHostController) {', [
    'val entry by navController.currentBackStackEntryAsState()',
    'fun isShown(tab: Tab): Boolean = entry?.destination?.hasRoute(tab.route::class) == true',
    'if (tabs.none(::isShown)) return',
    ...block('NavigationBar {', [
      ...block('for (tab in tabs) {', [
        'NavigationBarItem(',
        [
          'selected = isShown(tab),',
          'onClick = { navController.showTab(tab.route) },',
          'icon = { Icon(tab.icon, contentDescription = null) },',
          'label = { Text(stringResource(tab.label)) },',
          'modifier = Modifier.testTag(tab.id),',
        ],
        ')',
      ]),
    ]),
  ]),
];
