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
    /// Shows the confirmation and the share sheet that a view model asks for.
    func screenHost(confirmation: Binding<Confirmation?>, sharedText: Binding<SharedText?>) -> some View {
        modifier(ScreenHost(confirmation: confirmation, sharedText: sharedText))
    }

    /// A search field in the navigation bar, with an identifier for UI tests.
    func searchField(_ identifier: String, text: Binding<String>, prompt: LocalizedStringKey) -> some View {
        searchable(text: text, prompt: prompt).accessibilityIdentifier(identifier)
    }
}

private struct ScreenHost: ViewModifier {
    @Binding var confirmation: Confirmation?
    @Binding var sharedText: SharedText?

    func body(content: Content) -> some View {
        content
            .confirmationDialog(
                confirmation?.message ?? "",
                isPresented: isConfirming,
                titleVisibility: .visible,
                presenting: confirmation
            ) { confirmation in
                Button("Delete", role: .destructive) { confirmation.action() }
                Button("Cancel", role: .cancel) {}
            }
            .sheet(item: $sharedText) { shared in
                ShareSheet(text: shared.text)
            }
    }

    private var isConfirming: Binding<Bool> {
        Binding(
            get: { confirmation != nil },
            set: { isShown in
                if !isShown { confirmation = nil }
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
