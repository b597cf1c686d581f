/** `Components/Tiles.swift`: small views that screens are made of. */
export const TILES = String.raw`import SwiftUI

/// A number with its meaning.
struct StatTile: View {
    let title: LocalizedStringKey
    let value: String
    let systemImage: String

    init(_ title: LocalizedStringKey, value: String, systemImage: String) {
        self.title = title
        self.value = value
        self.systemImage = systemImage
    }

    var body: some View {
        VStack(alignment: .leading, spacing: 4) {
            Label(title, systemImage: systemImage)
                .font(AppTheme.caption)
                .foregroundStyle(.secondary)
            Text(verbatim: value)
                .font(AppTheme.title)
                .contentTransition(.numericText())
        }
        .frame(maxWidth: .infinity, alignment: .leading)
        .accessibilityElement(children: .combine)
    }
}

/// A short text on a tinted ground.
struct ToneBadge: View {
    let text: String
    var systemImage: String?
    let tone: Color

    var body: some View {
        HStack(spacing: 4) {
            if let systemImage {
                Image(systemName: systemImage).accessibilityHidden(true)
            }
            Text(verbatim: text)
        }
        .font(AppTheme.caption.weight(.semibold))
        .foregroundStyle(tone)
        .padding(.horizontal, 8)
        .padding(.vertical, 4)
        .background(tone.opacity(0.15), in: .capsule)
    }
}

/// A round box to tick, for rows.
struct CheckButton: View {
    let title: LocalizedStringKey
    let isOn: Bool
    let action: () -> Void

    init(_ title: LocalizedStringKey, isOn: Bool, action: @escaping () -> Void) {
        self.title = title
        self.isOn = isOn
        self.action = action
    }

    var body: some View {
        Button(action: action) {
            Image(systemName: isOn ? "checkmark.circle.fill" : "circle")
                .font(.title2)
                .foregroundStyle(isOn ? Color.accentColor : .secondary)
        }
        .buttonStyle(.borderless)
        .accessibilityLabel(Text(title))
        .accessibilityAddTraits(isOn ? [.isSelected] : [])
        .sensoryFeedback(.selection, trigger: isOn)
    }
}

extension View {
    /// A ground that sets what belongs together apart.
    func card() -> some View {
        padding()
            .frame(maxWidth: .infinity, alignment: .leading)
            .background(.background.secondary, in: .rect(cornerRadius: AppTheme.cornerRadius))
    }
}

extension Double {
    /// Within 0 and 1, as progress is.
    var share: Double { isFinite ? Swift.min(Swift.max(self, 0), 1) : 0 }
}
`;
/** `Components/StoredImage.swift`. */
export const STORED_IMAGE = String.raw`import SwiftUI
import UIKit

/// Pictures lie as files in the app's documents; objects hold the name of the file.
enum PictureFiles {
    static func url(_ name: String) -> URL {
        URL.documentsDirectory.appending(path: name)
    }

    /// Ready to be drawn, so that scrolling does not wait for it.
    static func load(_ name: String) async -> UIImage? {
        guard !name.isEmpty, let data = try? Data(contentsOf: url(name)) else { return nil }
        return await UIImage(data: data)?.byPreparingForDisplay()
    }

    /// The name of the new file, or nil when it cannot be written.
    static func save(_ data: Data) async -> String? {
        let name = UUID().uuidString + ".jpg"
        do {
            try data.write(to: url(name), options: .atomic)
            return name
        } catch {
            return nil
        }
    }
}

/// A kept picture, or its placeholder; it fills the frame that it is given.
struct StoredImage: View {
    let name: String
    let placeholder: String

    @State private var picture: UIImage?

    var body: some View {
        Rectangle()
            .fill(.tint.opacity(0.12))
            .overlay {
                if let picture {
                    Image(uiImage: picture)
                        .resizable()
                        .scaledToFill()
                } else {
                    Image(systemName: placeholder)
                        .font(.title2)
                        .foregroundStyle(.tint)
                }
            }
            .clipShape(.rect(cornerRadius: AppTheme.cornerRadius))
            .accessibilityElement(children: .ignore)
            .task(id: name) { picture = await PictureFiles.load(name) }
    }
}
`;
