/** `data/Storage.kt`. */
export const STORAGE = `/** Where the app's data lies. */
interface Storage {
    /** Null when nothing has been kept yet. */
    fun read(): String?

    /** Throws [IOException] when there is no room. */
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
        if (!file.exists()) return
        Files.move(file.toPath(), File(file.path + ".damaged").toPath(), StandardCopyOption.REPLACE_EXISTING)
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
export const APP_STORE = `private val format = Json {
    encodeDefaults = true
    ignoreUnknownKeys = true
    coerceInputValues = true
    allowSpecialFloatingPointValues = true
}

/** Holds the app's data and keeps it: a change is seen at once by all who collect [data], and is written in [scope]. */
class AppStore(
    private val storage: Storage,
    scope: CoroutineScope = CoroutineScope(SupervisorJob() + Dispatchers.IO),
    private val onUnsaved: (IOException) -> Unit = {},
    samples: () -> AppData = { sampleData() },
) {
    private val _data = MutableStateFlow(load() ?: samples())
    val data: StateFlow<AppData> = _data.asStateFlow()

    init {
        var saved = _data.value
        scope.launch {
            // While one state is written a state flow skips all but the newest, so quick changes are written once.
            data.collect { latest ->
                if (latest !== saved) save(latest)
                saved = latest
            }
        }
    }

    fun change(transform: (AppData) -> AppData) {
        _data.update(transform)
    }

    private fun save(latest: AppData) {
        try {
            storage.write(format.encodeToString(latest))
        } catch (full: IOException) {
            onUnsaved(full)
        }
    }

    private fun load(): AppData? {
        val text = storage.read() ?: return null
        return try {
            format.decodeFromString<AppData>(text)
        } catch (unreadable: IllegalArgumentException) {
            storage.keepAside()
            null
        }
    }
}
`;

/** `model/Serializers.kt`: days and moments as ISO 8601 text. */
export const SERIALIZERS = `/** A value that is kept as text and read back by [parse]. */
abstract class TextSerializer<T : Any>(name: String, private val parse: (String) -> T) : KSerializer<T> {
    override val descriptor: SerialDescriptor = PrimitiveSerialDescriptor(name, PrimitiveKind.STRING)

    override fun serialize(encoder: Encoder, value: T) = encoder.encodeString(value.toString())

    override fun deserialize(decoder: Decoder): T = try {
        parse(decoder.decodeString())
    } catch (unreadable: DateTimeException) {
        throw SerializationException(unreadable)
    }
}

object LocalDateSerializer : TextSerializer<LocalDate>("java.time.LocalDate", LocalDate::parse)

object LocalTimeSerializer : TextSerializer<LocalTime>("java.time.LocalTime", LocalTime::parse)

object InstantSerializer : TextSerializer<Instant>("java.time.Instant", Instant::parse)
`;
