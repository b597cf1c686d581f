/** `data/Storage.kt`. */
export const STORAGE = `/** Where the app's data lies. */
interface Storage {
    /** Null when nothing has been kept yet. */
    fun read(): String?

    fun write(text: String)

    /** Puts what cannot be read aside, so that it is not overwritten. */
    fun keepAside()
}

/** A file that is replaced as a whole, so that a crash leaves the old or the new one. */
class FileStorage(private val file: File) : Storage {
    override fun read(): String? = if (file.exists()) file.readText() else null

    override fun write(text: String) {
        file.parentFile?.mkdirs()
        val fresh = File(file.path + ".new")
        fresh.writeText(text)
        Files.move(fresh.toPath(), file.toPath(), StandardCopyOption.REPLACE_EXISTING)
    }

    override fun keepAside() {
        if (file.exists()) Files.move(file.toPath(), File(file.path + ".damaged").toPath(), StandardCopyOption.REPLACE_EXISTING)
    }
}

/** Keeps nothing over a restart; for previews and tests. */
class MemoryStorage(private var text: String? = null) : Storage {
    override fun read(): String? = text

    override fun write(text: String) {
        this.text = text
    }

    override fun keepAside() {
        text = null
    }
}
`;

/** `data/AppStore.kt`. */
export const APP_STORE = `/**
 * Holds the app's data and keeps it. Changes are seen at once by all observers, and written by [writer], which must take one
 * task at a time.
 */
class AppStore(
    private val storage: Storage,
    private val writer: Executor = Executor { task -> task.run() },
    samples: () -> AppData = { sampleData() },
) {
    private val observers = CopyOnWriteArraySet<(AppData) -> Unit>()

    @Volatile
    var data: AppData = load() ?: samples()
        private set

    @Synchronized
    fun change(transform: (AppData) -> AppData) {
        val changed = transform(data)
        if (changed == data) return
        data = changed
        observers.forEach { it(changed) }
        writer.execute { storage.write(Json.write(changed.toJson())) }
    }

    /** Calls the observer after every change, until the answer is called. */
    fun observe(observer: (AppData) -> Unit): () -> Unit {
        observers.add(observer)
        return { observers.remove(observer) }
    }

    private fun load(): AppData? {
        val text = storage.read() ?: return null
        return try {
            appDataFromJson(Json.parse(text).asObject())
        } catch (unreadable: JsonException) {
            storage.keepAside()
            null
        }
    }
}
`;

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
