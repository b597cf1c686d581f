import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { AppSpec } from '#schema/app-spec/app-spec';
import { habitTracker } from '#schema/app-spec/fixtures/habit-tracker';
import { plantStore } from '#schema/app-spec/fixtures/plant-store';
import { KOTLIN_SERIALIZATION } from './compose/versions';
import { translateToCompose } from './compose/translate';
import { everything } from './testing/everything';
import { hostile } from './testing/hostile';

// A JVM and the npm package kotlin-compiler; a cold compiler takes half a minute on a busy machine.
jest.setTimeout(300_000);

const run = promisify(execFile);
const lib = join(dirname(require.resolve('kotlin-compiler/package.json')), 'lib');

/** `.ci/engines` lets Maven put it there. */
const library = (name: string) =>
  join(
    homedir(),
    '.m2/repository/org/jetbrains/kotlinx',
    name,
    KOTLIN_SERIALIZATION,
    `${name}-${KOTLIN_SERIALIZATION}.jar`,
  );
const libraries = [
  join(lib, 'kotlinx-coroutines-core-jvm.jar'),
  library('kotlinx-serialization-core-jvm'),
  library('kotlinx-serialization-json-jvm'),
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kotlin-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Compiles the app's `model/` and `data/` and what is given besides; answers what `main` prints. */
async function compileAndRun(spec: AppSpec, main: string): Promise<string> {
  const pure = translateToCompose(spec).filter(({ path }) => /\/app\/\w+\/(model|data)\//.test(path));
  for (const { path, content } of [...pure, { path: 'Main.kt', content: main }]) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const classes = join(folder, 'classes');
  const compiler = [
    '-cp',
    join(lib, '*'),
    'org.jetbrains.kotlin.cli.jvm.K2JVMCompiler',
    '-no-reflect',
    `-Xplugin=${join(lib, 'kotlinx-serialization-compiler-plugin.jar')}`,
    '-cp',
    libraries.join(delimiter),
    '-d',
    classes,
    folder,
  ];
  await run('java', compiler, { maxBuffer: 10_000_000 });
  const classPath = [classes, join(lib, 'kotlin-stdlib.jar'), ...libraries].join(delimiter);
  const { stdout } = await run('java', ['-cp', classPath, 'MainKt']);
  return stdout.trim();
}

test('the compiled store keeps what it is given over a restart', async () => {
  const main = `
    import app.everythingmore.data.*
    import app.everythingmore.model.*
    import java.time.*
    import kotlinx.coroutines.*
    fun main() {
        val storage = MemoryStorage()
        val scope = CoroutineScope(Dispatchers.Unconfined)
        val store = AppStore(storage, scope)
        var seen = 0
        val watch = scope.launch { store.data.collect { seen += 1 } }
        val day = LocalDate.of(2026, 2, 28)
        val text = "quote \\" backslash \\\\ line \\n emoji 🌱 \\u0001"
        store.change { it.addThing(Thing(id = "new", name = text, weight = 0.25, due = day, days = setOf(day), seen = Instant.EPOCH, type = Thing.TypeChoice.A2)) }
        store.change { it.copy(settings = it.settings.copy(darkMode = true)) }
        store.change { it.updateThing("thing-1") { thing -> thing.copy(amount = thing.amount + 41) } }
        store.change { it.removePerson("p-1") }
        watch.cancel()
        store.change { it.clearPersons() }
        val again = AppStore(storage).data.value
        check(again.thing("new")?.name == text)
        check(again.thing("thing-1")?.days?.streak() == 2L)
        println("\${again == store.data.value} $seen \${again.thing("thing-1")?.amount} \${again.settings.darkMode} \${again.plannedReminders().size}")
    }`;
  expect(await compileAndRun(everything, main)).toBe('true 5 42 true 4');
});

test('a damaged file is put aside, and data of an earlier version is filled up', async () => {
  const main = `
    import app.gooddays.data.*
    fun main() {
        val old = AppStore(MemoryStorage("""{"habits":[{"id":"a","name":"Old","category":"No longer there"}],"unknown":[1,2.5,null,true,"\\u00e9"]}""")).data.value
        val damaged = MemoryStorage("""{"habits":[{"id":"a" """)
        val fresh = AppStore(damaged).data.value
        println("\${old.habits.single().category.value} \${old.settings.darkMode} \${fresh.habits.size} \${damaged.read()}")
    }`;
  expect(await compileAndRun(habitTracker, main)).toBe('Health false 3 null');
});

test('hostile texts compile and are kept as they are', async () => {
  const main = `
    import app.leafroot.data.*
    import app.leafroot.model.*
    import kotlinx.coroutines.*
    fun main() {
        val storage = MemoryStorage()
        val store = AppStore(storage, CoroutineScope(Dispatchers.Unconfined))
        store.change { data -> Plant.Category.entries.fold(data) { all, it -> all.addPlant(Plant(id = it.name, name = it.value, category = it)) } }
        println(AppStore(storage).data.value == store.data.value)
    }`;
  const spec = hostile(plantStore);
  for (const model of spec.models) model.samples = [];
  expect(await compileAndRun(spec, main)).toBe('true');
});
