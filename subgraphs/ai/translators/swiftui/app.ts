import type { AppSpec, Reminder } from '#schema/app-spec/app-spec';
import { TextStyle } from '#schema/app-spec/component';
import type { AppNames } from '../app-names';
import { block, type Lines, render } from '../lines';
import { swiftName } from '../names';
import { modelNamed } from '../place';
import { fieldType } from '../value-type';
import { titleField } from '../walk';
import type { StringCatalog } from './catalog';
import { localized } from './display';
import { swiftString } from './literals';
import { CORNERS, FONTS, TITLE_SIZES } from './styles';

/** `HabitTrackerApp.swift`: where the app begins. */
export function appSource(spec: AppSpec, names: AppNames): string {
  const reminders = spec.reminders.length > 0;
  const large = TITLE_SIZES[spec.theme.titleSize] !== null;
  return render([
    'import SwiftUI',
    '',
    '@main',
    '@MainActor',
    ...block(`struct ${names.app}App: App {`, [
      '@State private var store = AppStore.standard()',
      ...(large ? ['', ...block('init() {', ['AppTheme.enlargeTitles()'])] : []),
      '',
      ...block(
        'var body: some Scene {',
        block('WindowGroup {', [
          'RootView(store: store)',
          ...(reminders ? [block('.task(id: store.data) {', ['await ReminderScheduler().schedule(store.data)'])] : []),
        ]),
      ),
    ]),
  ]);
}

/** `Theme.swift`: fonts and corners in one place; the accent is in the asset catalogue. */
export function themeSource({ theme }: AppSpec): string {
  const titleSize = TITLE_SIZES[theme.titleSize];
  return render([
    'import SwiftUI',
    '',
    '/// How the app looks. Fonts follow the text size that the user has chosen for the device.',
    ...block('enum AppTheme {', [
      `static let cornerRadius: CGFloat = ${CORNERS[theme.corners]}`,
      `static let titleMode: NavigationBarItem.TitleDisplayMode = ${theme.titleSize === 'regular' ? '.inline' : '.large'}`,
      '',
      ...TextStyle.options.map((style) => `static let ${style}: Font = ${FONTS[style][theme.textSize]}`),
      ...(titleSize === null
        ? []
        : [
            '',
            ...block('@MainActor static func enlargeTitles() {', [
              `let font = UIFont.systemFont(ofSize: ${titleSize}, weight: .bold)`,
              'let scaled = UIFontMetrics(forTextStyle: .largeTitle).scaledFont(for: font)',
              'UINavigationBar.appearance().largeTitleTextAttributes = [.font: scaled]',
            ]),
          ]),
    ]),
  ]);
}

/** `Reminders/ReminderScheduler.swift`: keeps the system's pending notifications equal to what the data asks for. */
export function remindersSource(spec: AppSpec, names: AppNames, catalog: StringCatalog): string {
  return render([
    'import Foundation',
    'import UserNotifications',
    '',
    '/// Keeps the pending notifications equal to what the data asks for.',
    ...block('struct ReminderScheduler {', [
      'private let center = UNUserNotificationCenter.current()',
      '',
      ...block('func schedule(_ data: AppData) async {', [
        'center.removeAllPendingNotificationRequests()',
        'let wanted = requests(for: data)',
        'guard !wanted.isEmpty, await isAllowed() else { return }',
        ...block('for request in wanted {', ['try? await center.add(request)']),
      ]),
      '',
      ...block('private func isAllowed() async -> Bool {', [
        '(try? await center.requestAuthorization(options: [.alert, .sound])) ?? false',
      ]),
      '',
      ...block('private func requests(for data: AppData) -> [UNNotificationRequest] {', [
        'var requests: [UNNotificationRequest] = []',
        ...spec.reminders.flatMap((reminder) => reminderLoop(reminder, spec, names, catalog)),
        'return requests',
      ]),
      '',
      ...block(
        'private func daily(_ id: String, at time: ClockTime, title: String, body: String) -> UNNotificationRequest {',
        [
          'let content = UNMutableNotificationContent()',
          'content.title = title',
          'content.body = body',
          'content.sound = .default',
          'let moment = DateComponents(hour: time.hour, minute: time.minute)',
          'let trigger = UNCalendarNotificationTrigger(dateMatching: moment, repeats: true)',
          'return UNNotificationRequest(identifier: id, content: content, trigger: trigger)',
        ],
      ),
    ]),
  ]);
}

function reminderLoop(reminder: Reminder, spec: AppSpec, names: AppNames, catalog: StringCatalog): Lines {
  const model = modelNamed(spec, reminder.model);
  const variable = names.variable(model);
  const time = `${variable}.${swiftName(reminder.time)}`;
  const title = titleField(model);
  const body = title === null ? '""' : `${variable}.${swiftName(title)}`;
  const id = `"${swiftString(reminder.id).slice(1, -1)}.\\(${variable}.id)"`;
  const at = fieldType(model, reminder.time).optional ? 'time' : time;
  const add = `requests.append(daily(${id}, at: ${at}, title: ${localized(reminder.title, catalog)}, body: ${body}))`;
  const inside = at === 'time' ? block(`if let time = ${time} {`, [add]) : [add];
  return block(
    `for ${variable} in data.${names.collection(model)} where ${variable}.${swiftName(reminder.enabled)} {`,
    inside,
  );
}
