import type { ToolbarItem } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import { block, type Lines, render, separated } from '../lines';
import { modelNamed, type Place } from '../place';
import { confirms, type ScreenModel, shares, stepsOf } from '../screen-model';
import { flatten } from '../walk';
import { componentsLines } from './components/component';
import type { StringCatalog } from './catalog';
import { SF_SYMBOLS } from './icons';
import { swiftString } from './literals';
import { binding, identified, shown, tap, text, type Container, type View } from './view';

/** `Screens/HabitListScreen.swift`. What it asks of its view model is gathered in `model`. */
export function screenSource(model: ScreenModel, catalog: StringCatalog): string {
  const { appNames: names, screen, spec } = model;
  const parameter = screen.parameter === undefined ? null : modelNamed(spec, screen.parameter);
  const place: Place = {
    spec,
    names,
    screen,
    item: parameter && { code: names.variable(parameter), model: parameter },
    data: 'viewModel.data.',
    state: 'viewModel.',
    settings: null,
    form: 'viewModel.form.',
    stateNames: model.stateNames,
  };
  const container = containerOf(screen.components, screen.form !== undefined);
  const view: View = { place, catalog, model, container, inRow: false, functions: [] };
  const name = names.screen(screen);
  const content: Lines = [...contents(view), ...search(view), ...toolbar(view)];
  const host = [
    `.navigationTitle(${text(screen.title, view)})`,
    ...(confirms(model) ? ['.confirming($viewModel.confirmation)'] : []),
    ...(shares(model) ? ['.sharing($viewModel.sharedText)'] : []),
  ];
  const variable = parameter ? names.variable(parameter) : '';
  const body: Lines = parameter
    ? [
        ...block('Group {', [
          ...block(`if let ${variable} = viewModel.${variable} {`, [`content(${variable})`], '} else {'),
          [`ContentUnavailableView("This is no longer here.", systemImage: "${SF_SYMBOLS[parameter.icon]}")`],
          '}',
        ]),
        ...host,
      ]
    : [...content, ...host];
  const functions = parameter
    ? [
        block(`private func content(_ ${variable}: ${names.type(parameter)}) -> some View {`, content),
        ...view.functions,
      ]
    : view.functions;
  return render([
    'import SwiftUI',
    '',
    '@MainActor',
    ...block(
      `struct ${name}Screen: View {`,
      separated([
        [`@State private var viewModel: ${name}ViewModel`],
        initializer(model, variable),
        block('var body: some View {', body),
        ...functions,
      ]),
    ),
    '',
    ...preview(model, variable),
  ]);
}

function containerOf(components: Component[], hasForm: boolean): Container {
  if (components.some((component) => component.type === 'messages')) return 'stack';
  if (hasForm || isSettings(components)) return 'form';
  const rows = components.flatMap((component) => (component.type === 'section' ? component.children : [component]));
  return rows.some((component) => component.type === 'list' && component.layout === 'rows') ? 'list' : 'stack';
}

/** Switches with nothing but words and buttons beside them. */
function isSettings(components: Component[]): boolean {
  const all = flatten(components);
  const plain = new Set(['switch', 'text', 'section', 'button', 'divider', 'filter']);
  return all.some(({ type }) => type === 'switch') && all.every(({ type }) => plain.has(type));
}

/** The search that stands in the navigation bar: the first that is always there. */
function barSearch(components: Component[]): Extract<Component, { type: 'search' }> | undefined {
  return components.find(
    (component): component is Extract<Component, { type: 'search' }> =>
      component.type === 'search' && component.visible === undefined,
  );
}

function search(view: View): Lines {
  const found = barSearch(view.model.screen.components);
  if (!found) return [];
  return [
    `.searchField(${swiftString(found.id)}, text: ${binding(found.state, view)}, prompt: ${text(found.prompt, view)})`,
  ];
}

function contents(view: View): Lines {
  const all = view.model.screen.components;
  const inBar = barSearch(all);
  const components = all.filter((component) => component !== inBar);
  const messages = components.findIndex((component) => component.type === 'messages');
  if (messages !== -1) return conversation(components, messages, view);
  const lines = componentsLines(components, view);
  if (view.container === 'form') return block('Form {', lines);
  if (view.container === 'list') return block('List {', lines);
  return block('ScrollView {', [
    ...block('VStack(alignment: .leading, spacing: 16) {', lines),
    '.frame(maxWidth: .infinity, alignment: .leading)',
    '.padding()',
  ]);
}

/** Messages take the room that what stands above and below them leaves. */
function conversation(components: Component[], index: number, view: View): Lines {
  const bar = (part: Component[]): Lines =>
    part.length === 0
      ? []
      : [
          ...block('VStack(alignment: .leading, spacing: 8) {', componentsLines(part, view)),
          '.padding()',
          '.background(.bar)',
        ];
  return block('VStack(spacing: 0) {', [
    ...bar(components.slice(0, index)),
    ...componentsLines(components.slice(index, index + 1), view),
    ...bar(components.slice(index + 1)),
  ]);
}

function toolbar(view: View): Lines {
  const { screen } = view.model;
  const items = [
    ...screen.toolbar.map((tool) => toolbarItem(tool, '.topBarTrailing', view)),
    ...(screen.primaryAction ? [toolbarItem(screen.primaryAction, '.primaryAction', view)] : []),
  ];
  return items.length === 0 ? [] : block('.toolbar {', items.flat());
}

function toolbarItem(tool: ToolbarItem, placement: string, view: View): Lines {
  const words = text(tool.label, view);
  const label = `${words}, systemImage: "${SF_SYMBOLS[tool.icon]}"`;
  const [step, ...more] = stepsOf(tool.action);
  const control =
    step?.kind === 'share' && more.length === 0
      ? block(`ShareLink(item: ${shown(tool.id, step.text, view)}) {`, [`Label(${label})`])
      : block(`Button(${label}) {`, [tap(tool.id, tool.action, view)]);
  return block(`ToolbarItem(placement: ${placement}) {`, identified(control, tool.id));
}

function initializer(model: ScreenModel, variable: string): Lines {
  const { appNames: names, screen, spec } = model;
  const name = names.screen(screen);
  const type = screen.parameter === undefined ? '' : names.type(modelNamed(spec, screen.parameter));
  const [taken, given] = variable === '' ? ['', ''] : [`, ${variable}ID: ${type}.ID`, `, ${variable}ID: ${variable}ID`];
  return block(`init(store: AppStore, navigator: AppNavigator${taken}) {`, [
    `_viewModel = State(initialValue: ${name}ViewModel(store: store, navigator: navigator${given}))`,
  ]);
}

function preview(model: ScreenModel, variable: string): Lines {
  const { appNames: names, screen, spec } = model;
  const first = spec.models.find(({ name }) => name === screen.parameter)?.samples[0]?.id;
  const id = variable === '' ? '' : `, ${variable}ID: ${swiftString(typeof first === 'string' ? first : '')}`;
  return block(
    '#Preview {',
    block('NavigationStack {', [`${names.screen(screen)}Screen(store: .preview(), navigator: AppNavigator()${id})`]),
  );
}

/** `habitList.add` → `addTapped`. */
export function swiftActionName(name: string): string {
  return `${name}Tapped`;
}
