/** `Components/MonthGrid.swift`. */
export const MONTH_GRID = String.raw`import SwiftUI

/// A month whose marked days hold something; a tap puts the day into the selection as "2026-11-23".
struct MonthGrid: View {
    let marked: Set<CalendarDay>
    @Binding var selection: String

    @State private var month = CalendarDay.today

    var body: some View {
        VStack(spacing: 12) {
            header
            LazyVGrid(columns: Array(repeating: GridItem(.flexible()), count: 7), spacing: 8) {
                ForEach(Array(weekdays.enumerated()), id: \.offset) { _, name in
                    Text(verbatim: name)
                        .font(.caption2)
                        .foregroundStyle(.secondary)
                        .accessibilityHidden(true)
                }
                ForEach(Array(cells.enumerated()), id: \.offset) { _, day in
                    if let day {
                        cell(day)
                    } else {
                        Color.clear
                    }
                }
            }
        }
    }

    private var header: some View {
        HStack {
            Button("Previous month", systemImage: "chevron.left") { move(by: -1) }
            Spacer()
            Text(month.startOfDay, format: .dateTime.month(.wide).year())
                .font(.headline)
            Spacer()
            Button("Next month", systemImage: "chevron.right") { move(by: 1) }
        }
        .labelStyle(.iconOnly)
        .buttonStyle(.borderless)
    }

    private func cell(_ day: CalendarDay) -> some View {
        let isSelected = selection == day.isoText
        return Button {
            selection = day.isoText
        } label: {
            VStack(spacing: 2) {
                Text(verbatim: String(day.day))
                    .fontWeight(day == .today ? .bold : .regular)
                Circle()
                    .fill(marked.contains(day) ? Color.accentColor : .clear)
                    .frame(width: 6, height: 6)
            }
            .frame(maxWidth: .infinity, minHeight: 44)
            .background(isSelected ? Color.accentColor.opacity(0.2) : .clear, in: .rect(cornerRadius: 8))
        }
        .buttonStyle(.plain)
        .accessibilityLabel(Text(day.startOfDay, format: .dateTime.day().month(.wide)))
        .accessibilityAddTraits(isSelected ? [.isSelected] : [])
    }

    private var weekdays: [String] {
        let calendar = Calendar.gregorian
        let names = calendar.veryShortStandaloneWeekdaySymbols
        let first = calendar.firstWeekday - 1
        return Array(names[first...] + names[..<first])
    }

    /// The days of the month, after as many gaps as its first week needs.
    private var cells: [CalendarDay?] {
        let calendar = Calendar.gregorian
        let first = CalendarDay(year: month.year, month: month.month, day: 1)
        let count = calendar.range(of: .day, in: .month, for: first.startOfDay)?.count ?? 30
        let weekday = calendar.component(.weekday, from: first.startOfDay)
        let gaps = (weekday - calendar.firstWeekday + 7) % 7
        return Array(repeating: nil, count: gaps) + (0..<count).map { first.adding(days: $0) }
    }

    private func move(by months: Int) {
        let first = CalendarDay(year: month.year, month: month.month, day: 1).startOfDay
        month = CalendarDay(Calendar.gregorian.date(byAdding: .month, value: months, to: first) ?? first)
    }
}
`;
