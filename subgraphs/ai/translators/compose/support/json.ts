/** `data/Json.kt`: reads and writes JSON without a library. */
export const JSON_CODEC = `class JsonException(message: String) : Exception(message)

/** JSON as maps, lists, texts, numbers, truth values and null. */
object Json {
    fun write(value: Any?): String = buildString { writeValue(value) }

    /** Throws [JsonException] for text that is no JSON. */
    fun parse(text: String): Any? = JsonReader(text).document()

    private fun StringBuilder.writeValue(value: Any?) {
        when (value) {
            is String -> writeText(value)
            is Map<*, *> -> writeAll(value.entries, '{', '}') { (key, item) ->
                writeText(key.toString())
                append(':')
                writeValue(item)
            }
            is Iterable<*> -> writeAll(value, '[', ']') { writeValue(it) }
            else -> append(value)
        }
    }

    private fun <T> StringBuilder.writeAll(items: Iterable<T>, opening: Char, closing: Char, writeOne: (T) -> Unit) {
        append(opening)
        items.forEachIndexed { index, item ->
            if (index > 0) append(',')
            writeOne(item)
        }
        append(closing)
    }

    private fun StringBuilder.writeText(text: String) {
        append('"')
        for (sign in text) {
            when {
                sign == '"' || sign == '\\\\' -> append('\\\\').append(sign)
                sign < ' ' -> append("\\\\u%04x".format(sign.code))
                else -> append(sign)
            }
        }
        append('"')
    }
}

private class JsonReader(private val text: String) {
    private var at = 0

    fun document(): Any? {
        val value = value()
        skipBlanks()
        if (at < text.length) fail("Nothing may follow the value")
        return value
    }

    private fun value(): Any? {
        skipBlanks()
        return when (peek()) {
            '{' -> objectValue()
            '[' -> listValue()
            '"' -> textValue()
            't' -> word("true", true)
            'f' -> word("false", false)
            'n' -> word("null", null)
            else -> number()
        }
    }

    private fun objectValue(): Map<String, Any?> {
        val fields = linkedMapOf<String, Any?>()
        eachUntil('}') {
            skipBlanks()
            val name = textValue()
            skipBlanks()
            expect(':')
            fields[name] = value()
        }
        return fields
    }

    private fun listValue(): List<Any?> {
        val items = mutableListOf<Any?>()
        eachUntil(']') { items.add(value()) }
        return items
    }

    private fun eachUntil(closing: Char, readOne: () -> Unit) {
        at += 1
        skipBlanks()
        if (peek() != closing) {
            readOne()
            skipBlanks()
            while (peek() == ',') {
                at += 1
                readOne()
                skipBlanks()
            }
        }
        expect(closing)
    }

    private fun textValue(): String {
        expect('"')
        val read = StringBuilder()
        while (peek() != '"') read.append(if (peek() == '\\\\') escaped() else text[at++])
        at += 1
        return read.toString()
    }

    private fun escaped(): Char {
        at += 1
        val sign = peek()
        at += 1
        return when (sign) {
            'n' -> '\\n'
            't' -> '\\t'
            'r' -> '\\r'
            'b' -> '\\b'
            'f' -> '\\u000C'
            'u' -> unicode()
            '"', '\\\\', '/' -> sign
            else -> fail("Unknown escape")
        }
    }

    private fun unicode(): Char {
        val digits = text.substring(at, minOf(at + 4, text.length))
        at += digits.length
        return digits.toIntOrNull(16)?.toChar() ?: fail("Unknown escape")
    }

    private fun number(): Number {
        val start = at
        while (at < text.length && text[at] in "+-.eE0123456789") at += 1
        val digits = text.substring(start, at)
        return digits.toLongOrNull() ?: digits.toDoubleOrNull() ?: fail("A value is missing")
    }

    private fun word(word: String, value: Any?): Any? {
        if (!text.startsWith(word, at)) fail("A value is missing")
        at += word.length
        return value
    }

    private fun skipBlanks() {
        while (at < text.length && text[at].isWhitespace()) at += 1
    }

    private fun peek(): Char = if (at < text.length) text[at] else fail("The text ends too early")

    private fun expect(sign: Char) {
        if (peek() != sign) fail("Another sign is expected")
        at += 1
    }

    private fun fail(problem: String): Nothing = throw JsonException("$problem, at sign $at.")
}
`;

/** `data/JsonFields.kt`: fields of a JSON object, each with what stands in for a missing one. */
export const JSON_FIELDS = `internal typealias JsonObject = Map<String, Any?>

internal fun Any?.asObject(): JsonObject =
    (this as? Map<*, *>)?.entries?.associate { (key, value) -> key.toString() to value }
        ?: throw JsonException("An object is expected.")

internal fun <T> JsonObject.list(name: String, readOne: (JsonObject) -> T): List<T> =
    (this[name] as? List<*>).orEmpty().map { readOne(it.asObject()) }

internal fun JsonObject.text(name: String, otherwise: String): String = this[name] as? String ?: otherwise

internal fun JsonObject.integer(name: String, otherwise: Long): Long = (this[name] as? Number)?.toLong() ?: otherwise

internal fun JsonObject.decimal(name: String, otherwise: Double): Double = (this[name] as? Number)?.toDouble() ?: otherwise

internal fun JsonObject.truth(name: String, otherwise: Boolean): Boolean = this[name] as? Boolean ?: otherwise

internal fun JsonObject.day(name: String): LocalDate? = (this[name] as? String)?.let(::parseDay)

internal fun JsonObject.time(name: String): LocalTime? = (this[name] as? String)?.let(::parseTime)

internal fun JsonObject.moment(name: String): Instant? = (this[name] as? String)?.let(::parseMoment)

internal fun JsonObject.days(name: String): Set<LocalDate> =
    (this[name] as? List<*>).orEmpty().mapNotNull { (it as? String)?.let(::parseDay) }.toSet()
`;
