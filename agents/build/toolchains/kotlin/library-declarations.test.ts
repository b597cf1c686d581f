import { diagnosticsOf, runPhaseProcess, withTree } from '../testing';
import { KotlinToolchain } from './kotlin';
import { withoutAndroid } from './select-sources';

// What the machine has decides whether there is a compiler to test with; the tests' own environment says where to look.
const environment = { PATH: '/usr/bin:/usr/local/bin:/opt/java/bin:/opt/homebrew/bin', JAVA_HOME: undefined };

const model = `@file:UseSerializers(DaySerializer::class)

package a.model

import java.time.LocalDate
import kotlinx.serialization.KSerializer
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.UseSerializers
import kotlinx.serialization.descriptors.PrimitiveKind
import kotlinx.serialization.descriptors.PrimitiveSerialDescriptor
import kotlinx.serialization.encoding.Decoder
import kotlinx.serialization.encoding.Encoder

@Serializable
data class Habit(val name: String = "", val days: Set<LocalDate> = emptySet(), val kind: Kind = Kind.GOOD) {
    @Serializable
    enum class Kind { @SerialName("Good") GOOD }
}

object DaySerializer : KSerializer<LocalDate> {
    override val descriptor = PrimitiveSerialDescriptor("day", PrimitiveKind.STRING)

    override fun serialize(encoder: Encoder, value: LocalDate) = encoder.encodeString(value.toString())

    override fun deserialize(decoder: Decoder): LocalDate = LocalDate.parse(decoder.decodeString())
}
`;

const store = `package a.data

import a.model.Habit
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.serialization.encodeToString
import kotlinx.serialization.json.Json

private val format = Json { ignoreUnknownKeys = true }

class Store(text: String) {
    private val _habit = MutableStateFlow(format.decodeFromString<Habit>(text))
    val habit: StateFlow<Habit> = _habit.asStateFlow()

    fun rename(name: String): String {
        _habit.update { it.copy(name = name) }
        return format.encodeToString(habit.value)
    }
}
`;

const other = 'package a.model\n\nimport kotlinx.datetime.LocalDate\n\nval day: LocalDate? = null\n';

describe('sources that keep their data with kotlinx.serialization', () => {
  it('need no Android; those that use a library that is not declared do', () => {
    const sources = [
      { path: 'Habit.kt', text: model },
      { path: 'Store.kt', text: store },
      { path: 'Other.kt', text: other },
    ];
    expect(withoutAndroid(sources).map(({ path }) => path)).toEqual(['Habit.kt', 'Store.kt']);
  });

  it('are compiled without that library: of a mistake in them its place is named', async () => {
    const kotlin = await new KotlinToolchain().detect(environment);
    if (!kotlin) return console.info('No JVM was found: the Kotlin compiler is not tested on this machine.');
    const compile = (files: Record<string, string>) =>
      withTree(files, async (sourceFolder, outputFolder) => {
        const task = {
          sourceFolder,
          outputFolder,
          platform: 'ANDROID',
          profile: 'PREVIEW',
          typeChecks: 'SOME',
        } as const;
        const [phase] = kotlin.phases(task);
        if (!phase) throw new Error('kotlin has no phase');
        return runPhaseProcess(phase);
      });
    // One mistake, and no other remark: all the rest was understood.
    const mistaken = store.replace('it.copy(name = name)', 'name');
    const wrong = await compile({ 'android/model/Habit.kt': model, 'android/data/Store.kt': mistaken });
    expect(diagnosticsOf(wrong)).toEqual([
      expect.objectContaining({ severity: 'ERROR', path: 'android/data/Store.kt', line: 18 }),
    ]);
  }, 240_000);
});
