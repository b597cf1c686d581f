import { diagnosticsOf, notesOf, runPhaseProcess, withTree } from '../testing';
import type { DetectedToolchain, TypeChecks } from '../toolchain';
import { KotlinToolchain } from './kotlin';

// What the machine has decides whether there is a compiler to test with; the tests' own environment says where to look.
const environment = { PATH: '/usr/bin:/usr/local/bin:/opt/java/bin:/opt/homebrew/bin', JAVA_HOME: undefined };

async function compileTree(kotlin: DetectedToolchain, files: Record<string, string>, typeChecks: TypeChecks = 'SOME') {
  return withTree(files, async (sourceFolder, outputFolder) => {
    const [phase] = kotlin.phases({
      sourceFolder,
      outputFolder,
      platform: 'ANDROID',
      profile: 'PREVIEW',
      typeChecks,
    });
    if (!phase) throw new Error('kotlin has no phase');
    return runPhaseProcess(phase);
  });
}

const screen = 'package a.ui\nimport androidx.compose.runtime.Composable\n@Composable fun Screen() { nonsense( }';

describe('the kotlin toolchain', () => {
  it('is not there without a JVM or a kotlinc', async () => {
    await expect(new KotlinToolchain().detect({ PATH: '/nowhere' })).resolves.toBeNull();
  });

  it('compiles the sources that need no Android, and names the place of an error', async () => {
    const kotlin = await new KotlinToolchain().detect(environment);
    if (!kotlin) return console.info('No JVM was found: the Kotlin compiler is not tested on this machine.');
    expect(kotlin.version).toMatch(/^\d+\.\d+/);
    const files = {
      'android/model/Habit.kt': 'package a.model\n\ndata class Habit(val id: String, val count: Int)\n',
      'android/data/Store.kt':
        'package a.data\n\nimport a.model.Habit\n\nfun next(habit: Habit): Int = habit.cuont + 1\n',
      'android/ui/Screen.kt': screen,
    };
    const wrong = await compileTree(kotlin, files);
    expect(diagnosticsOf(wrong)).toEqual([
      expect.objectContaining({ severity: 'ERROR', path: 'android/data/Store.kt', line: 5, column: 37 }),
    ]);
    expect(wrong.code).toBe(1);
    const right = { ...files, 'android/data/Store.kt': files['android/data/Store.kt'].replace('cuont', 'count') };
    const good = await compileTree(kotlin, right);
    expect(good.code).toBe(0);
    expect(notesOf(good)).toEqual([
      '2 of 3 Kotlin files need no Android and were type-checked by the Kotlin compiler.',
      '1 Kotlin file: parsed only, not type-checked, since this agent has no Android SDK: android/ui/Screen.kt.',
    ]);
    expect(good.lines).toContainEqual({ kind: 'log', text: expect.stringMatching(/not type-checked: .*Screen\.kt/) });
    expect(notesOf(await compileTree(kotlin, right, 'ALL'))).toEqual([
      expect.stringMatching(/^2 of 3 .* A later phase compiles all of them\.$/),
    ]);
  }, 120_000);
});
