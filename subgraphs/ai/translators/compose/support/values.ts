import { currencyDigits } from '../../swiftui/support/format';
import { kotlinString } from '../literals';

/** `model/Formats.kt`; the currency's minor units are known when the app is written. */
export function formatsSource(currency: string): string {
  return FORMATS.replace('%CURRENCY%', () => kotlinString(currency)).replace(
    '%DIGITS%',
    String(currencyDigits(currency)),
  );
}

const FORMATS = `const val CURRENCY_CODE = %CURRENCY%
const val CURRENCY_DIGITS = %DIGITS%

/** Money is counted in the currency's minor units. */
fun formatMoney(minorUnits: Long): String {
    val format = NumberFormat.getCurrencyInstance()
    runCatching { Currency.getInstance(CURRENCY_CODE) }.onSuccess { format.currency = it }
    format.minimumFractionDigits = CURRENCY_DIGITS
    format.maximumFractionDigits = CURRENCY_DIGITS
    return format.format(BigDecimal.valueOf(minorUnits, CURRENCY_DIGITS))
}

fun formatNumber(value: Long): String = NumberFormat.getIntegerInstance().format(value)

fun formatNumber(value: Double): String {
    val format = NumberFormat.getNumberInstance()
    format.maximumFractionDigits = 2
    return format.format(value)
}

/** The order in which people of the device's language look words up. */
fun alphabet(): Comparator<Any> = Collator.getInstance()

/** A number within text: digits without separators. */
fun plainNumber(value: Double): String {
    val format = NumberFormat.getNumberInstance()
    format.isGroupingUsed = false
    format.maximumFractionDigits = 2
    return format.format(value)
}

fun formatPercent(share: Double): String = NumberFormat.getPercentInstance().format(share)

/** 3900 is "1 h 5 min". */
fun formatDuration(seconds: Long): String {
    val total = abs(seconds)
    val parts = listOf(total / 3600 to "h", total % 3600 / 60 to "min", total % 60 to "s")
    val shown = parts.filter { (count, _) -> count > 0 }.joinToString(" ") { (count, unit) -> "$count $unit" }
    return (if (seconds < 0) "-" else "") + shown.ifEmpty { "0 min" }
}

fun formatDate(day: LocalDate?): String =
    day?.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)).orEmpty()

fun formatDate(moment: Instant?): String = formatDate(moment.localDay())

/** A day without its year, for axes. */
fun formatShortDate(day: LocalDate): String = day.format(DateTimeFormatter.ofPattern("d MMM"))

fun formatTime(time: LocalTime?): String =
    time?.format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)).orEmpty()

fun formatTime(moment: Instant?): String = formatTime(moment?.atZone(ZoneId.systemDefault())?.toLocalTime())

fun formatDateTime(moment: Instant?): String {
    val formatter = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
    return moment?.atZone(ZoneId.systemDefault())?.format(formatter).orEmpty()
}
`;

/** `model/Entries.kt`: what people type, read and checked. */
export const ENTRIES = `/** What can be wrong with an entry. */
enum class FieldProblem {
    MISSING,
    NO_WHOLE_NUMBER,
    NO_NUMBER,
    NO_EMAIL_ADDRESS,
    NO_PHONE_NUMBER,
    NO_WEB_ADDRESS,
}

/** People write a comma or a point before the decimals. */
private fun String.toNumberOrNull(): BigDecimal? = trim().replace(',', '.').toBigDecimalOrNull()

fun isNumber(text: String): Boolean = text.toNumberOrNull() != null

fun isWholeNumber(text: String): Boolean = text.trim().toLongOrNull() != null

fun isEmailAddress(text: String): Boolean = Regex("[^\\\\s@]+@[^\\\\s@]+\\\\.[^\\\\s@]+").matches(text.trim())

fun isPhoneNumber(text: String): Boolean =
    text.count(Char::isDigit) >= 3 && Regex("\\\\+?[0-9\\\\s()./-]+").matches(text.trim())

fun isWebAddress(text: String): Boolean =
    Regex("(https?://)?[^\\\\s/?#.]+(\\\\.[^\\\\s/?#.]+)+([/?#]\\\\S*)?", RegexOption.IGNORE_CASE).matches(text.trim())

/** What is no number counts as 0; entries are checked before they are kept. */
fun parseInteger(text: String): Long = text.trim().toLongOrNull() ?: 0L

fun parseDecimal(text: String): Double = text.toNumberOrNull()?.toDouble() ?: 0.0

/** Minor units of the currency. */
fun parseMoney(text: String): Long =
    text.toNumberOrNull()?.movePointRight(CURRENCY_DIGITS)?.setScale(0, RoundingMode.HALF_UP)?.toLong() ?: 0L

/** Minutes as they are typed, kept as seconds. */
fun parseDuration(text: String): Long = (parseDecimal(text) * 60).roundToLong()

fun editableMoney(minorUnits: Long): String = BigDecimal.valueOf(minorUnits, CURRENCY_DIGITS).toPlainString()

fun editableMinutes(seconds: Long): String = editableNumber(seconds / 60.0)

fun editableNumber(value: Double): String = value.toBigDecimal().stripTrailingZeros().toPlainString()

fun parseDay(text: String): LocalDate? = runCatching { LocalDate.parse(text) }.getOrNull()

fun parseTime(text: String): LocalTime? = runCatching { LocalTime.parse(text) }.getOrNull()

fun parseMoment(text: String): Instant? = runCatching { Instant.parse(text) }.getOrNull()
`;

/** `model/Days.kt`. */
export const DAYS = `/** Days in an unbroken row that ends today or yesterday. */
fun Set<LocalDate>.streak(today: LocalDate = LocalDate.now()): Long {
    val last = if (today in this) today else today.minusDays(1)
    return generateSequence(last) { it.minusDays(1) }.takeWhile { it in this }.count().toLong()
}

/** How many of the last days, today included, are in the set. */
fun Set<LocalDate>.countWithin(days: Int, today: LocalDate = LocalDate.now()): Long {
    val first = today.minusDays(days - 1L)
    return count { it in first..today }.toLong()
}

fun Set<LocalDate>.toggled(day: LocalDate): Set<LocalDate> = if (day in this) this - day else this + day

/** The day on which a moment falls where the device is. */
@JvmName("localDayOrNull")
fun Instant?.localDay(): LocalDate? = this?.atZone(ZoneId.systemDefault())?.toLocalDate()

fun Instant.localDay(): LocalDate = atZone(ZoneId.systemDefault()).toLocalDate()

/** The present time of day on that day. */
fun LocalDate.moment(): Instant = atTime(LocalTime.now()).atZone(ZoneId.systemDefault()).toInstant()

/** A share of nothing is 0. */
fun ratio(part: Double, whole: Double): Double = if (whole == 0.0) 0.0 else part / whole

/** A power that is no number is 0. */
fun raised(base: Double, exponent: Double): Double = Math.pow(base, exponent).takeIf { it.isFinite() } ?: 0.0

/** A whole number by chance, both bounds included. */
fun randomWhole(one: Long, other: Long): Long = (minOf(one, other)..maxOf(one, other)).random()

/** The average of nothing is 0. */
fun List<Double>.averageOrZero(): Double = if (isEmpty()) 0.0 else average()
`;
