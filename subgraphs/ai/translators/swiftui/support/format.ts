import { swiftString } from '../literals';

/** `Support/AppFormat.swift`; the currency's minor units are known when the app is written. */
export function formatSource(currency: string): string {
  return FORMAT.replace('%CURRENCY%', () => swiftString(currency)).replace(
    '%DIGITS%',
    String(currencyDigits(currency)),
  );
}

/** How many decimals the currency has: 2 for EUR, 0 for JPY; 2 for a code that is not known. */
export function currencyDigits(currency: string): number {
  if (!/^[A-Za-z]{3}$/.test(currency)) return 2;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

const FORMAT = String.raw`import Foundation

/// Values as people read them, by the device's locale.
enum AppFormat {
    static let currencyCode = %CURRENCY%
    static let currencyDigits = %DIGITS%

    /// Money is counted in the currency's minor units.
    static func money(_ minorUnits: Int) -> String {
        majorUnits(minorUnits).formatted(.currency(code: currencyCode))
    }

    static func majorUnits(_ minorUnits: Int) -> Decimal {
        Decimal(minorUnits) / pow(Decimal(10), currencyDigits)
    }

    static func minorUnits(_ majorUnits: Decimal) -> Int {
        var units = majorUnits * pow(Decimal(10), currencyDigits)
        var whole = Decimal()
        NSDecimalRound(&whole, &units, 0, .plain)
        return NSDecimalNumber(decimal: whole).intValue
    }

    static func number(_ value: Int) -> String {
        value.formatted()
    }

    static func number(_ value: Double) -> String {
        value.formatted(.number.precision(.fractionLength(0...2)))
    }

    /// A number within text: digits without separators.
    static func plain(_ value: Double) -> String {
        value.formatted(.number.precision(.fractionLength(0...2)).grouping(.never))
    }

    static func percent(_ share: Double) -> String {
        share.formatted(.percent.precision(.fractionLength(0)))
    }

    static func duration(_ seconds: Int) -> String {
        Duration.seconds(seconds).formatted(.units(allowed: [.hours, .minutes, .seconds], width: .abbreviated))
    }

    static func date(_ day: CalendarDay?) -> String {
        day.map { date($0.startOfDay) } ?? ""
    }

    static func date(_ moment: Date?) -> String {
        moment?.formatted(date: .abbreviated, time: .omitted) ?? ""
    }

    static func shortDate(_ day: CalendarDay) -> String {
        day.startOfDay.formatted(.dateTime.day().month(.defaultDigits))
    }

    static func time(_ time: ClockTime?) -> String {
        time.map { $0.moment.formatted(date: .omitted, time: .shortened) } ?? ""
    }

    static func time(_ moment: Date?) -> String {
        moment?.formatted(date: .omitted, time: .shortened) ?? ""
    }

    static func dateTime(_ moment: Date?) -> String {
        moment?.formatted(date: .abbreviated, time: .shortened) ?? ""
    }

    /// Reads a moment as RFC 3339 writes it.
    static func moment(_ text: String) -> Date? {
        try? Date(text, strategy: .iso8601)
    }
}

extension Date {
    var isoText: String { formatted(.iso8601) }
}
`;

/** `Support/Statistics.swift`. */
export const STATISTICS = String.raw`import Foundation

enum Statistics {
    /// A share of nothing is 0.
    static func ratio(_ part: Double, _ whole: Double) -> Double {
        whole == 0 ? 0 : part / whole
    }

    /// A power that is no number is 0.
    static func power(_ base: Double, _ exponent: Double) -> Double {
        let raised = pow(base, exponent)
        return raised.isFinite ? raised : 0
    }

    /// A whole number by chance, both bounds included.
    static func random(_ one: Int, _ other: Int) -> Int {
        Int.random(in: min(one, other)...max(one, other))
    }

    /// The average of nothing is 0.
    static func average(_ values: [Double]) -> Double {
        ratio(values.reduce(0, +), Double(values.count))
    }
}

extension CaseIterable where Self: Equatable {
    /// Where the case stands among all.
    var position: Int { Array(Self.allCases).firstIndex(of: self) ?? 0 }
}

/// Whether one value comes before another; one that is missing comes first.
func precedes<Value: Comparable>(_ left: Value?, _ right: Value?) -> Bool {
    guard let right else { return false }
    guard let left else { return true }
    return left < right
}
`;

/** `Support/TextChecks.swift`. */
export const TEXT_CHECKS = String.raw`import Foundation

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// An empty search finds everything.
    func matches(search: String) -> Bool {
        search.isBlank || localizedCaseInsensitiveContains(search)
    }

    var isEmailAddress: Bool { matches(pattern: "^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$") }

    var isPhoneNumber: Bool { filter(\.isNumber).count >= 3 && matches(pattern: "^\\+?[0-9\\s()./-]+$") }

    var isWebAddress: Bool { matches(pattern: "^(https?://)?[^\\s/?#.]+(\\.[^\\s/?#.]+)+([/?#]\\S*)?$") }

    private func matches(pattern: String) -> Bool {
        let text = trimmingCharacters(in: .whitespacesAndNewlines)
        return text.range(of: pattern, options: [.regularExpression, .caseInsensitive]) != nil
    }
}
`;
