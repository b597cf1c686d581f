/** `Components/MapSketch.swift`. */
export const MAP_SKETCH = String.raw`import SwiftUI

struct MapPin: Identifiable {
    let id: String
    let title: String
}

/// A drawn map with one pin an object; where a pin stands follows from its order.
struct MapSketch: View {
    let title: LocalizedStringKey
    let pins: [MapPin]

    init(_ title: LocalizedStringKey, pins: [MapPin]) {
        self.title = title
        self.pins = pins
    }

    var body: some View {
        GeometryReader { geometry in
            ZStack {
                Canvas { context, size in
                    drawStreets(in: &context, size: size)
                }
                ForEach(Array(pins.enumerated()), id: \.element.id) { index, pin in
                    Label(pin.title, systemImage: "mappin.circle.fill")
                        .font(.caption2)
                        .foregroundStyle(.red)
                        .position(place(of: index, in: geometry.size))
                }
            }
        }
        .frame(height: 220)
        .background(.green.opacity(0.12))
        .clipShape(.rect(cornerRadius: AppTheme.cornerRadius))
        .accessibilityElement(children: .contain)
        .accessibilityLabel(Text(title))
    }

    private func drawStreets(in context: inout GraphicsContext, size: CGSize) {
        var streets = Path()
        for share in [0.2, 0.45, 0.7] {
            streets.move(to: CGPoint(x: 0, y: size.height * share))
            streets.addLine(to: CGPoint(x: size.width, y: size.height * (1 - share)))
            streets.move(to: CGPoint(x: size.width * share, y: 0))
            streets.addLine(to: CGPoint(x: size.width * share, y: size.height))
        }
        context.stroke(streets, with: .color(.gray.opacity(0.35)), lineWidth: 4)
    }

    private func place(of index: Int, in size: CGSize) -> CGPoint {
        let turn = (Double(index) * 0.618 + 0.3).truncatingRemainder(dividingBy: 1)
        let rise = (Double(index) * 0.382 + 0.25).truncatingRemainder(dividingBy: 1)
        return CGPoint(x: size.width * (0.15 + 0.7 * turn), y: size.height * (0.15 + 0.7 * rise))
    }
}
`;
/** `Components/MessageList.swift`. */
export const MESSAGE_LIST = String.raw`import SwiftUI

struct ListedMessage: Identifiable {
    let id: String
    let text: String
    let isMine: Bool
}

/// Messages, oldest first, own ones at the trailing edge; it keeps to the newest.
struct MessageList: View {
    let messages: [ListedMessage]

    var body: some View {
        ScrollView {
            LazyVStack(spacing: 8) {
                ForEach(messages) { message in
                    bubble(message)
                }
            }
            .padding()
        }
        .defaultScrollAnchor(.bottom)
    }

    private func bubble(_ message: ListedMessage) -> some View {
        HStack {
            if message.isMine { Spacer(minLength: 48) }
            Text(verbatim: message.text)
                .font(AppTheme.body)
                .foregroundStyle(message.isMine ? Color.white : Color.primary)
                .padding(.horizontal, 12)
                .padding(.vertical, 8)
                .background(
                    message.isMine ? Color.accentColor : Color(uiColor: .secondarySystemBackground),
                    in: .rect(cornerRadius: 16)
                )
            if !message.isMine { Spacer(minLength: 48) }
        }
    }
}
`;
