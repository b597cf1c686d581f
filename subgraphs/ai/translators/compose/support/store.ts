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
