import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { AppNames } from '../app-names';
import { block, type Lines, render } from '../lines';
import { swiftName } from '../names';
import { modelNamed, screenNamed } from '../place';
import type { StringCatalog } from './catalog';
import { label } from './display';
import { SF_SYMBOLS } from './icons';

/** Screens that open above others: all that are no tab. */
function opened(spec: AppSpec): Screen[] {
  const tabs = new Set(spec.navigation.tabs.map((tab) => tab.screen));
  return spec.screens.filter((screen) => !tabs.has(screen.id));
}

/** `Navigation/AppNavigator.swift`: where the user is, and the notice that is shown above everything. */
export function navigatorSource(spec: AppSpec, names: AppNames): string {
  const [first] = spec.navigation.tabs;
  return render([
    'import Observation',
    'import SwiftUI',
    '',
    '/// The places that stand side by side.',
    ...block(
      'enum AppTab: Hashable {',
      spec.navigation.tabs.map(({ screen }) => `case ${swiftName(screen)}`),
    ),
    '',
    '/// The screens that open above a tab, with the object that they are about.',
    ...block(
      'enum AppRoute: Hashable {',
      opened(spec).map((screen) => {
        const parameter =
          screen.parameter === undefined ? '' : `(${names.type(modelNamed(spec, screen.parameter))}.ID)`;
        return `case ${swiftName(screen.id)}${parameter}`;
      }),
    ),
    '',
    '@MainActor',
    '@Observable',
    ...block('final class AppNavigator {', [
      `var tab = AppTab.${swiftName(first?.screen ?? '')}`,
      'var paths: [AppTab: [AppRoute]] = [:]',
      'private(set) var notice: String?',
      '',
      ...block('func open(_ route: AppRoute) {', ['paths[tab, default: []].append(route)']),
      '',
      ...block('func show(tab: AppTab) {', ['self.tab = tab']),
      '',
      ...block('func back() {', ['_ = paths[tab]?.popLast()']),
      '',
      '/// Shows a short notice that goes away by itself.',
      ...block('func show(notice: String) {', ['withAnimation { self.notice = notice }']),
      '',
      ...block('func hideNotice() {', ['withAnimation { notice = nil }']),
      '',
      '/// The screens above a tab, for its navigation stack.',
      ...block('func path(of tab: AppTab) -> Binding<[AppRoute]> {', [
        'Binding(get: { self.paths[tab] ?? [] }, set: { self.paths[tab] = $0 })',
      ]),
    ]),
  ]);
}

/** `Navigation/RootView.swift`: the tabs, each with a stack of its own. One tab alone has no bar. */
export function rootSource(spec: AppSpec, names: AppNames, catalog: StringCatalog): string {
  const { tabs } = spec.navigation;
  const stacks = tabs.map(({ screen, label: words, icon }) => {
    const name = names.screen(screenNamed(spec, screen));
    const stack = block(`stack(.${swiftName(screen)}) {`, [`${name}Screen(store: store, navigator: navigator)`]);
    if (tabs.length === 1) return stack;
    const item = `.tabItem { Label(${label(words, catalog)}, systemImage: "${SF_SYMBOLS[icon]}") }`;
    return [...stack, item, `.tag(AppTab.${swiftName(screen)})`];
  });
  const routes = opened(spec);
  return render([
    'import Accessibility',
    'import SwiftUI',
    '',
    '@MainActor',
    ...block('struct RootView: View {', [
      'let store: AppStore',
      '@State private var navigator = AppNavigator()',
      '',
      ...block('var body: some View {', [
        ...(tabs.length === 1 ? stacks.flat() : block('TabView(selection: $navigator.tab) {', stacks.flat())),
        '.overlay(alignment: .bottom) { notice }',
        ...scheme(spec),
      ]),
      '',
      ...block('private func stack<Root: View>(_ tab: AppTab, @ViewBuilder root: () -> Root) -> some View {', [
        ...block('NavigationStack(path: navigator.path(of: tab)) {', [
          'root()',
          [
            '.navigationBarTitleDisplayMode(AppTheme.titleMode)',
            ...(routes.length > 0 ? ['.navigationDestination(for: AppRoute.self) { destination($0) }'] : []),
          ],
        ]),
      ]),
      ...(routes.length > 0 ? ['', '@ViewBuilder', ...destination(routes, spec, names)] : []),
      '',
      '@ViewBuilder',
      ...block('private var notice: some View {', NOTICE),
    ]),
    '',
    ...block('#Preview {', ['RootView(store: .preview())']),
  ]);
}

const NOTICE: Lines = [
  ...block('if let text = navigator.notice {', [
    'Text(verbatim: text)',
    [
      '.font(AppTheme.body)',
      '.padding()',
      '.background(.regularMaterial, in: .capsule)',
      '.padding(.bottom, 64)',
      '.transition(.move(edge: .bottom).combined(with: .opacity))',
      ...block('.task(id: text) {', [
        'AccessibilityNotification.Announcement(text).post()',
        'try? await ContinuousClock().sleep(for: .seconds(3))',
        'navigator.hideNotice()',
      ]),
    ],
  ]),
];

function destination(routes: Screen[], spec: AppSpec, names: AppNames): Lines {
  return block('private func destination(_ route: AppRoute) -> some View {', [
    'switch route {',
    ...routes.flatMap((screen) => {
      const start = `${names.screen(screen)}Screen(store: store, navigator: navigator`;
      if (screen.parameter === undefined) return [`case .${screen.id}:`, [`${start})`]];
      const id = `${names.variable(modelNamed(spec, screen.parameter))}ID`;
      return [`case .${screen.id}(let ${id}):`, [`${start}, ${id}: ${id})`]];
    }),
    '}',
  ]);
}

function scheme(spec: AppSpec): Lines {
  const { appearance } = spec.theme;
  if (appearance === 'system') return [];
  if (appearance === 'setting') return ['.preferredColorScheme(store.data.settings.darkMode ? .dark : .light)'];
  return [`.preferredColorScheme(.${appearance})`];
}
