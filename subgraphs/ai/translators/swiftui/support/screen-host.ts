/** `Support/ScreenHost.swift`: what every screen can do besides showing things. */
export const SCREEN_HOST = String.raw`import SwiftUI

/// A question that must be answered before something is deleted.
struct Confirmation: Identifiable {
    let id = UUID()
    let message: String
    let action: @MainActor () -> Void
}

/// Text on its way to the share sheet.
struct SharedText: Identifiable {
    let id = UUID()
    let text: String
}

extension View {
    /// Asks what a view model wants to be confirmed.
    func confirming(_ confirmation: Binding<Confirmation?>) -> some View {
        confirmationDialog(
            confirmation.wrappedValue?.message ?? "",
            isPresented: confirmation.isPresent,
            titleVisibility: .visible,
            presenting: confirmation.wrappedValue
        ) { confirmation in
            Button("Delete", role: .destructive) { confirmation.action() }
            Button("Cancel", role: .cancel) {}
        }
    }

    /// Shows the share sheet for the text that a view model hands out.
    func sharing(_ sharedText: Binding<SharedText?>) -> some View {
        sheet(item: sharedText) { ShareSheet(text: $0.text) }
    }

    /// A search field in the navigation bar, with an identifier for UI tests.
    func searchField(_ identifier: String, text: Binding<String>, prompt: LocalizedStringKey) -> some View {
        searchable(text: text, prompt: prompt).accessibilityIdentifier(identifier)
    }
}

private extension Binding where Value == Confirmation? {
    /// Setting it to false takes the question away.
    @MainActor var isPresent: Binding<Bool> {
        Binding<Bool>(
            get: { wrappedValue != nil },
            set: { isShown in
                if !isShown { wrappedValue = nil }
            }
        )
    }
}

private struct ShareSheet: UIViewControllerRepresentable {
    let text: String

    func makeUIViewController(context: Context) -> UIActivityViewController {
        UIActivityViewController(activityItems: [text], applicationActivities: nil)
    }

    func updateUIViewController(_ controller: UIActivityViewController, context: Context) {}
}
`;
