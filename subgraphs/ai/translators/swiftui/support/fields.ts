/** `Components/Fields.swift`: controls for forms that SwiftUI lacks. */
export const FIELDS = String.raw`import SwiftUI

/// A control with what is wrong with its value below it.
struct FieldRow<Control: View>: View {
    let error: String?
    @ViewBuilder let control: Control

    var body: some View {
        VStack(alignment: .leading, spacing: 4) {
            control
            if let error {
                Text(verbatim: error)
                    .font(.caption)
                    .foregroundStyle(.red)
            }
        }
    }
}

/// A date picker for a moment that may be missing.
struct OptionalDatePicker: View {
    let title: LocalizedStringKey
    @Binding var moment: Date?
    let components: DatePickerComponents

    var body: some View {
        HStack {
            if let chosen = moment {
                DatePicker(
                    title,
                    selection: Binding(get: { chosen }, set: { moment = $0 }),
                    displayedComponents: components
                )
                Button("Clear", systemImage: "xmark.circle.fill") { moment = nil }
                    .labelStyle(.iconOnly)
                    .buttonStyle(.borderless)
                    .foregroundStyle(.secondary)
            } else {
                Text(title)
                Spacer()
                Button("Choose") { moment = .now }
                    .buttonStyle(.borderless)
            }
        }
    }
}

extension Binding where Value == CalendarDay? {
    /// The day as a moment, for a date picker.
    @MainActor var moment: Binding<Date?> {
        Binding<Date?>(
            get: { wrappedValue?.startOfDay },
            set: { wrappedValue = $0.map { CalendarDay($0) } }
        )
    }
}

extension Binding where Value == ClockTime? {
    /// The time as a moment, for a date picker.
    @MainActor var moment: Binding<Date?> {
        Binding<Date?>(
            get: { wrappedValue?.moment },
            set: { wrappedValue = $0.map { ClockTime($0) } }
        )
    }
}

extension Binding where Value == Set<CalendarDay> {
    /// The days as date components, for a picker of several days.
    @MainActor var dateComponents: Binding<Set<DateComponents>> {
        Binding<Set<DateComponents>>(
            get: {
                Set(wrappedValue.map { DateComponents(calendar: .gregorian, year: $0.year, month: $0.month, day: $0.day) })
            },
            set: { chosen in
                wrappedValue = Set(chosen.compactMap { parts in
                    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
                    return CalendarDay(year: year, month: month, day: day)
                })
            }
        )
    }
}
`;
/** `Components/ImageField.swift`. */
export const IMAGE_FIELD = String.raw`import PhotosUI
import SwiftUI

/// Picks a picture and keeps it as a file.
struct ImageField: View {
    let title: LocalizedStringKey
    @Binding var name: String

    @State private var picked: PhotosPickerItem?

    var body: some View {
        VStack(alignment: .leading) {
            if !name.isEmpty {
                StoredImage(name: name, placeholder: "photo")
                    .frame(height: 160)
                    .accessibilityLabel(Text(title))
            }
            PhotosPicker(selection: $picked, matching: .images) {
                Label(title, systemImage: "photo.badge.plus")
            }
        }
        .task(id: picked) {
            guard let picked, let data = try? await picked.loadTransferable(type: Data.self) else { return }
            name = await PictureFiles.save(data) ?? name
        }
    }
}
`;
/** `Components/ChartBar.swift`. */
export const CHART_BAR = String.raw`import Charts
import SwiftUI

struct ChartBar: Identifiable {
    let id: String
    let label: String
    let value: Double
    /// The value as people read it.
    let text: String
}

/// Bars with a title.
struct BarChart: View {
    let title: LocalizedStringKey
    let bars: [ChartBar]

    init(_ title: LocalizedStringKey, bars: [ChartBar]) {
        self.title = title
        self.bars = bars
    }

    var body: some View {
        VStack(alignment: .leading) {
            Text(title)
                .font(AppTheme.headline)
            Chart(bars) { bar in
                BarMark(x: .value("Group", bar.label), y: .value("Value", bar.value))
                    .annotation { Text(verbatim: bar.text).font(.caption2) }
            }
            .frame(height: 200)
        }
    }
}
`;
