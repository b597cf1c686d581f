import type { ToolbarItem } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import { block, type Lines, render, separated } from '../lines';
import { modelNamed, type Place } from '../place';
import { confirms, type ScreenModel } from '../screen-model';
import { kotlinString } from './literals';
import { componentsLines } from './components/component';
import type { StringResources } from './strings';
import { icon, invoke, tagged, tap, text, type View } from './view';

/** `HabitListScreen.kt`. What it asks of its view model is gathered in `model`. */
export function screenSource(model: ScreenModel, strings: StringResources): string {
  const { appNames: names, screen, spec } = model;
  const parameter = screen.parameter === undefined ? null : modelNamed(spec, screen.parameter);
  const place: Place = {
    spec,
    names,
    screen,
    item: parameter && { code: names.variable(parameter), model: parameter },
    data: 'state.data.',
    state: 'state.',
    settings: 'state.data.settings.',
    form: 'state.form.',
    stateNames: model.stateNames,
  };
  const view: View = { place, strings, model, container: 'lazy', inRow: false, grows: false, functions: [] };
  const name = names.screen(screen);
  const body = contents(view);
  const scaffold = invokeScreen(view, body);
  const variable = parameter ? names.variable(parameter) : '';
  const shownBody: Lines = parameter
    ? [
        `val ${variable} = state.${variable}`,
        ...block(`if (${variable} == null) {`, gone(view), '} else {'),
        scaffold,
        '}',
      ]
    : scaffold;
  return render([
    ...separated([
      [
        '@Composable',
        `fun ${name}Screen(viewModel: ${name}ViewModel, onBack: (() -> Unit)? = null) {`,
        ['val state by viewModel.state.collectAsStateWithLifecycle()', ...shownBody],
        '}',
      ],
      ...view.functions,
      preview(model),
    ]),
  ]);
}

/** What is shown when the object was deleted. */
function gone(view: View): Lines {
  const { screen } = view.model;
  return invoke('AppScreen', { title: text(`${screen.id}.title`, screen.title, view), onBack: 'onBack' }, [
    'EmptyMessage(icon = AppIcons.Info, title = stringResource(R.string.ui_gone), message = "")',
  ]);
}

function invokeScreen(view: View, content: Lines): Lines {
  const { screen } = view.model;
  const primary = screen.primaryAction;
  const tools = screen.toolbar.flatMap((tool) => toolbarIcon(tool, view));
  const main = primary ? floating(primary, view) : [];
  return [
    'AppScreen(',
    [
      `title = ${text(`${screen.id}.title`, screen.title, view)},`,
      'onBack = onBack,',
      ...(confirms(view.model)
        ? ['confirmation = state.confirmation,', 'onConfirmationAnswered = viewModel::onConfirmationAnswered,']
        : []),
      ...(tools.length > 0 ? ['actions = {', tools, '},'] : []),
      ...(main.length > 0 ? ['floatingActionButton = {', main, '},'] : []),
    ],
    ') {',
    content,
    '}',
  ];
}

function toolbarIcon(tool: ToolbarItem, view: View): Lines {
  return invoke('ActionIcon', {
    label: text(tool.id, tool.label, view),
    icon: icon(tool.icon),
    onClick: `{ ${tap(tool.id, tool.action, view)} }`,
    modifier: tagged(tool.id),
  });
}

function floating(tool: ToolbarItem, view: View): Lines {
  return invoke(
    'FloatingActionButton',
    { onClick: `{ ${tap(tool.id, tool.action, view)} }`, modifier: tagged(tool.id) },
    [`Icon(${icon(tool.icon)}, contentDescription = ${text(tool.id, tool.label, view)})`],
  );
}

function contents(view: View): Lines {
  const all = view.model.screen.components;
  const messages = all.findIndex((component) => component.type === 'messages');
  if (messages !== -1) return conversation(all, messages, view);
  return invoke(
    'LazyColumn',
    {
      modifier: 'Modifier.fillMaxSize()',
      contentPadding: 'PaddingValues(16.dp)',
      verticalArrangement: 'Arrangement.spacedBy(12.dp)',
    },
    componentsLines(all, view),
  );
}

/** Messages take the room that what stands above and below them leaves. */
function conversation(components: Component[], index: number, view: View): Lines {
  const inside: View = { ...view, container: 'column' };
  const bar = (part: Component[]): Lines =>
    part.length === 0
      ? []
      : block(
          'Column(Modifier.padding(16.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {',
          componentsLines(part, inside),
        );
  return block('Column(Modifier.fillMaxSize().imePadding()) {', [
    ...bar(components.slice(0, index)),
    ...block('Box(Modifier.weight(1f)) {', componentsLines(components.slice(index, index + 1), inside)),
    ...bar(components.slice(index + 1)),
  ]);
}

function preview(model: ScreenModel): Lines {
  const { appNames: names, screen, spec } = model;
  const name = names.screen(screen);
  const first = spec.models.find((candidate) => candidate.name === screen.parameter)?.samples[0]?.id;
  const id = screen.parameter === undefined ? '' : `, ${kotlinString(typeof first === 'string' ? first : '')}`;
  return [
    '@Preview',
    '@Composable',
    `private fun ${name}ScreenPreview() {`,
    block('AppTheme {', [`${name}Screen(${name}ViewModel(AppStore(MemoryStorage()), ScreenEffects()${id}))`]),
    '}',
  ];
}

/** `add` → `onAdd`. */
export function kotlinActionName(name: string): string {
  return `on${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
