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
    @ObservationIgnored private var saving: Task<Void, Never>?
    private nonisolated static let logger = Logger(subsystem: "AppStore", category: "persistence")

    /// Without a file nothing is kept, which suits previews and tests.
    init(file: URL?) {
        self.file = file
        data = file.flatMap { Self.load(from: $0) } ?? .samples()
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

    private static func load(from file: URL) -> AppData? {
        do {
            return try JSONDecoder().decode(AppData.self, from: Data(contentsOf: file))
        } catch CocoaError.fileReadNoSuchFile {
            return nil
        } catch {
            logger.error("The data cannot be read: \(error.localizedDescription)")
            keepAside(file)
            return nil
        }
    }

    /// Data that cannot be read is not overwritten, so that nothing of the user's is lost.
    private static func keepAside(_ file: URL) {
        let aside = file.deletingPathExtension().appendingPathExtension("damaged.json")
        do {
            try? FileManager.default.removeItem(at: aside)
            try FileManager.default.moveItem(at: file, to: aside)
        } catch {
            logger.error("The damaged data cannot be kept aside: \(error.localizedDescription)")
        }
    }

    /// Writes away from the main thread, one state after the other; a state that is already outdated is skipped.
    private func save() {
        guard let file else { return }
        let earlier = saving
        earlier?.cancel()
        saving = Task.detached { [data] in
            _ = await earlier?.value
            guard !Task.isCancelled else { return }
            do {
                let folder = file.deletingLastPathComponent()
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try JSONEncoder().encode(data).write(to: file, options: .atomic)
            } catch {
                Self.logger.error("The data cannot be saved: \(error.localizedDescription)")
            }
        }
    }
}
`;
