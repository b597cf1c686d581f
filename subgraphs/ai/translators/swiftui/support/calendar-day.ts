/** `Support/CalendarDay.swift`. */
export const CALENDAR_DAY = String.raw`import Foundation

/// A day without a time: the same day wherever the device is.
struct CalendarDay: Hashable, Comparable, Sendable {
    let year: Int
    let month: Int
    let day: Int

    static var today: CalendarDay { CalendarDay(.now) }

    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day on which a moment falls where the device is.
    init(_ moment: Date, calendar: Calendar = .gregorian) {
        let parts = calendar.dateComponents([.year, .month, .day], from: moment)
        self.init(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
    }

    /// Reads "2026-11-23".
    init?(_ isoText: String) {
        let parts = isoText.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else { return nil }
        self.init(year: parts[0], month: parts[1], day: parts[2])
    }

    var isoText: String { String(format: "%04d-%02d-%02d", year, month, day) }

    var startOfDay: Date {
        Calendar.gregorian.date(from: DateComponents(year: year, month: month, day: day)) ?? .distantPast
    }

    /// This time of day on that day.
    var moment: Date {
        let time = Calendar.gregorian.dateComponents([.hour, .minute, .second], from: .now)
        let parts = DateComponents(
            year: year, month: month, day: day, hour: time.hour, minute: time.minute, second: time.second
        )
        return Calendar.gregorian.date(from: parts) ?? startOfDay
    }

    func adding(days: Int) -> CalendarDay {
        let moved = Calendar.gregorian.date(byAdding: .day, value: days, to: startOfDay) ?? startOfDay
        return CalendarDay(moved)
    }

    static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDay: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = CalendarDay(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "A day is written as 2026-11-23.")
        }
        self = day
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(isoText)
    }
}

extension Calendar {
    /// Days are counted by the Gregorian calendar, whatever calendar the user reads.
    static var gregorian: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        calendar.firstWeekday = Calendar.current.firstWeekday
        return calendar
    }
}

extension Set<CalendarDay> {
    /// Days in an unbroken row that ends today or yesterday.
    var streak: Int {
        var day = contains(.today) ? CalendarDay.today : CalendarDay.today.adding(days: -1)
        var length = 0
        while contains(day) {
            length += 1
            day = day.adding(days: -1)
        }
        return length
    }

    var isoText: String { sorted().map(\.isoText).joined(separator: ", ") }

    /// How many of the last days, today included, are in the set.
    func count(withinDays days: Int) -> Int {
        let today = CalendarDay.today
        let first = today.adding(days: 1 - days)
        return filter { $0 >= first && $0 <= today }.count
    }

    mutating func toggle(_ day: CalendarDay) {
        if contains(day) {
            remove(day)
        } else {
            insert(day)
        }
    }
}
`;

/** `Support/ClockTime.swift`. */
export const CLOCK_TIME = String.raw`import Foundation

/// A time of day, the same wherever the device is.
struct ClockTime: Hashable, Comparable, Sendable {
    let hour: Int
    let minute: Int

    init(hour: Int, minute: Int) {
        self.hour = hour
        self.minute = minute
    }

    /// Reads "07:30".
    init?(_ isoText: String) {
        let parts = isoText.split(separator: ":").compactMap { Int($0) }
        guard parts.count >= 2, (0...23).contains(parts[0]), (0...59).contains(parts[1]) else { return nil }
        self.init(hour: parts[0], minute: parts[1])
    }

    /// The time of day of a moment where the device is.
    init(_ moment: Date) {
        let parts = Calendar.gregorian.dateComponents([.hour, .minute], from: moment)
        self.init(hour: parts.hour ?? 0, minute: parts.minute ?? 0)
    }

    var isoText: String { String(format: "%02d:%02d", hour, minute) }

    /// That time today.
    var moment: Date {
        Calendar.gregorian.date(bySettingHour: hour, minute: minute, second: 0, of: .now) ?? .now
    }

    static func < (left: ClockTime, right: ClockTime) -> Bool {
        (left.hour, left.minute) < (right.hour, right.minute)
    }
}

extension ClockTime: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let time = ClockTime(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "A time is written as 07:30.")
        }
        self = time
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(isoText)
    }
}
`;
