/**
 * What generated apps use of kotlinx.serialization, declared and no more. A Kotlin compiler ships no such library, and generated code has to be checked
 * where there is no package registry: with these declarations kotlinc knows every type, and nothing of what it makes is ever run.
 */
export const LIBRARY_DECLARATIONS: Record<string, string> = {
  'serialization.kt': `package kotlinx.serialization

import kotlin.reflect.KClass
import kotlinx.serialization.descriptors.SerialDescriptor
import kotlinx.serialization.encoding.Decoder
import kotlinx.serialization.encoding.Encoder
import kotlinx.serialization.json.Json

annotation class Serializable(val with: KClass<out KSerializer<*>> = KSerializer::class)
annotation class SerialName(val value: String)
annotation class Transient
annotation class Required

@Target(AnnotationTarget.FILE)
annotation class UseSerializers(vararg val serializerClasses: KClass<out KSerializer<*>>)

open class SerializationException(message: String?, cause: Throwable?) : IllegalArgumentException(message, cause) {
    constructor() : this(null, null)
    constructor(message: String?) : this(message, null)
    constructor(cause: Throwable?) : this(cause?.message, cause)
}

interface KSerializer<T> {
    val descriptor: SerialDescriptor
    fun serialize(encoder: Encoder, value: T)
    fun deserialize(decoder: Decoder): T
}

inline fun <reified T> Json.encodeToString(value: T): String = TODO(value.toString())

@Suppress("EXTENSION_SHADOWED_BY_MEMBER")
inline fun <reified T> Json.decodeFromString(string: String): T = TODO(string)
`,
  'descriptors.kt': `package kotlinx.serialization.descriptors

interface SerialDescriptor

sealed class PrimitiveKind {
    object BOOLEAN : PrimitiveKind()
    object DOUBLE : PrimitiveKind()
    object INT : PrimitiveKind()
    object LONG : PrimitiveKind()
    object STRING : PrimitiveKind()
}

fun PrimitiveSerialDescriptor(serialName: String, kind: PrimitiveKind): SerialDescriptor = TODO(serialName + kind)
`,
  'encoding.kt': `package kotlinx.serialization.encoding

interface Encoder {
    fun encodeNull()
    fun encodeBoolean(value: Boolean)
    fun encodeDouble(value: Double)
    fun encodeInt(value: Int)
    fun encodeLong(value: Long)
    fun encodeString(value: String)
}

interface Decoder {
    fun decodeNotNullMark(): Boolean
    fun decodeNull(): Nothing?
    fun decodeBoolean(): Boolean
    fun decodeDouble(): Double
    fun decodeInt(): Int
    fun decodeLong(): Long
    fun decodeString(): String
}
`,
  'json.kt': `package kotlinx.serialization.json

import kotlinx.serialization.KSerializer

open class Json {
    fun <T> encodeToString(serializer: KSerializer<T>, value: T): String = TODO()
    fun <T> decodeFromString(deserializer: KSerializer<T>, string: String): T = TODO()
    inline fun <reified T> decodeFromString(string: String): T = TODO(string)

    companion object Default : Json()
}

class JsonBuilder {
    var allowComments = false
    var allowSpecialFloatingPointValues = false
    var allowStructuredMapKeys = false
    var allowTrailingComma = false
    var classDiscriminator = ""
    var coerceInputValues = false
    var decodeEnumsCaseInsensitive = false
    var encodeDefaults = false
    var explicitNulls = true
    var ignoreUnknownKeys = false
    var isLenient = false
    var prettyPrint = false
    var prettyPrintIndent = ""
    var useAlternativeNames = true
}

fun Json(from: Json = Json.Default, builderAction: JsonBuilder.() -> Unit): Json = from.also { JsonBuilder().builderAction() }
`,
};
