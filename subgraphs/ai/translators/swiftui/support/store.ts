/** `Data/AppStore.swift`. */
export const APP_STORE = String.raw`import Foundation
import Observation
import os

/// Holds the app's data, and keeps it in a file. Views and view models observe it.
@MainActor
@Observable
final class AppStore {
    private(set) var data: AppData {
        didSet { save() }
    }

    private let file: URL?
    private let logger = Logger(subsystem: "AppStore", category: "persistence")

    /// Without a file nothing is kept, which suits previews and tests.
    init(file: URL?) {
        self.file = file
        data = AppData()
        data = load() ?? .samples()
    }

    /// The store of the running app, in Application Support.
    static func standard() -> AppStore {
        AppStore(file: URL.applicationSupportDirectory.appending(path: "app-data.json"))
    }

    static func preview() -> AppStore {
        AppStore(file: nil)
    }

    func insert<Element>(_ element: Element, into list: WritableKeyPath<AppData, [Element]>) {
        data[keyPath: list].append(element)
    }

    func update<Element: Identifiable>(
        _ id: Element.ID,
        in list: WritableKeyPath<AppData, [Element]>,
        _ change: (inout Element) -> Void
    ) {
        guard let index = data[keyPath: list].firstIndex(where: { $0.id == id }) else { return }
        change(&data[keyPath: list][index])
    }

    func remove<Element: Identifiable>(_ id: Element.ID, from list: WritableKeyPath<AppData, [Element]>) {
        data[keyPath: list].removeAll { $0.id == id }
    }

    func removeAll<Element>(from list: WritableKeyPath<AppData, [Element]>) {
        data[keyPath: list].removeAll()
    }

    func changeSettings(_ change: (inout AppSettings) -> Void) {
        change(&data.settings)
    }

    private func load() -> AppData? {
        guard let file, FileManager.default.fileExists(atPath: file.path()) else { return nil }
        do {
            return try JSONDecoder().decode(AppData.self, from: Data(contentsOf: file))
        } catch {
            logger.error("The data cannot be read: \(error.localizedDescription)")
            keepAside(file)
            return nil
        }
    }

    /// Data that cannot be read is not overwritten, so that nothing of the user's is lost.
    private func keepAside(_ file: URL) {
        let aside = file.deletingPathExtension().appendingPathExtension("damaged.json")
        do {
            if FileManager.default.fileExists(atPath: aside.path()) {
                try FileManager.default.removeItem(at: aside)
            }
            try FileManager.default.moveItem(at: file, to: aside)
        } catch {
            logger.error("The damaged data cannot be kept aside: \(error.localizedDescription)")
        }
    }

    private func save() {
        guard let file else { return }
        do {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try JSONEncoder().encode(data).write(to: file, options: .atomic)
        } catch {
            logger.error("The data cannot be saved: \(error.localizedDescription)")
        }
    }
}
`;
