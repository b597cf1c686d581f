import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { habitTracker } from '#schema/app-spec/fixtures/habit-tracker';
import { diagnosticsOf, notesOf, runPhaseProcess, withTree } from '../testing';
import type { BuildPlatform, TypeChecks } from '../toolchain';
import { checkTree } from './check-tree';
import { SpecWebToolchain } from './spec-web';

const good = {
  'app.spec.json': JSON.stringify(habitTracker),
  'ios/HabitList.swift': 'struct HabitList {\n  let name: String\n}\n',
  'android/HabitList.kt': 'package a\n\nclass HabitList(val name: String)\n',
};

const runPhases = (files: Record<string, string>, platform: BuildPlatform, typeChecks: TypeChecks = 'NONE') =>
  withTree(files, async (sourceFolder, outputFolder) => {
    const toolchain = await new SpecWebToolchain().detect();
    const results = [];
    for (const phase of toolchain.phases({ sourceFolder, outputFolder, platform, profile: 'PREVIEW', typeChecks }))
      results.push(await runPhaseProcess(phase));
    const page = await readFile(join(outputFolder, 'index.html'), 'utf8').catch(() => null);
    return { results, page, outputFolder };
  });

describe('the spec-web toolchain', () => {
  it('makes one page of a good tree and says where it lies', async () => {
    const { results, page, outputFolder } = await runPhases(good, 'IOS');
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    expect(results[1]?.lines).toContainEqual({
      kind: 'artifact',
      artifact: { kind: 'WEB_BUNDLE', path: join(outputFolder, 'index.html'), contentType: 'text/html; charset=utf-8' },
    });
    expect(page).toContain('<title>Good Days</title>');
  });

  it('fails the platform whose source is broken, and only warns the other', async () => {
    const broken = { ...good, 'ios/HabitList.swift': 'struct HabitList {\n  let name: = String\n' };
    const [ios] = (await runPhases(broken, 'IOS')).results;
    expect(ios?.code).toBe(1);
    expect(ios && diagnosticsOf(ios)[0]).toMatchObject({ severity: 'ERROR', path: 'ios/HabitList.swift' });
    const android = (await runPhases(broken, 'ANDROID')).results;
    expect(android.map(({ code }) => code)).toEqual([0, 0]);
    expect(android[0] && diagnosticsOf(android[0])[0]).toMatchObject({
      severity: 'WARNING',
      path: 'ios/HabitList.swift',
    });
  });

  it.each([
    ['IOS', 'NONE', '1 Swift file: parsed only, not type-checked: this agent has no Xcode.'],
    ['IOS', 'ALL', '1 Swift file: parsed here; a later phase compiles all of them.'],
    ['IOS', 'ALL', '1 Kotlin file: parsed only, not type-checked, since this build is for IOS.'],
    [
      'ANDROID',
      'NONE',
      expect.stringContaining('1 Kotlin file: parsed only, not type-checked: this agent has neither'),
    ],
    ['ANDROID', 'SOME', expect.stringMatching(/type-checks those that need no Android. The others are parsed only/)],
    ['ANDROID', 'SOME', '1 Swift file: parsed only, not type-checked, since this build is for ANDROID.'],
  ] as const)(
    'says for %s, where %s of its files are type-checked, what parsing is worth',
    async (platform, checks, note) => {
      const [parsing, bundling] = (await runPhases(good, platform, checks)).results.map(notesOf);
      expect(parsing).toHaveLength(2);
      expect(parsing).toContainEqual(note);
      expect(bundling).toEqual([expect.stringMatching(/made from app\.spec\.json alone; .* by hand .* not shown/)]);
    },
  );

  it('says that the specification is missing', async () => {
    const { results, page } = await runPhases({ 'a.kt': 'class A' }, 'ANDROID');
    expect(results.map(({ code }) => code)).toEqual([1, 1]);
    expect(results[0] && diagnosticsOf(results[0])).toEqual([
      expect.objectContaining({ path: 'app.spec.json', message: expect.stringContaining('no app.spec.json') }),
    ]);
    expect(page).toBeNull();
  });

  it('does not blame the source when the tree is not there', async () => {
    const toolchain = await new SpecWebToolchain().detect();
    const job = {
      sourceFolder: '/nowhere',
      outputFolder: '/nowhere',
      platform: 'IOS',
      profile: 'PREVIEW',
      typeChecks: 'NONE',
    } as const;
    const [parse] = toolchain.phases(job);
    const result = parse && (await runPhaseProcess(parse));
    expect(result?.code).toBe(70);
    expect(result?.errorText).toContain('/nowhere');
  });

  it('parses two hundred files within three seconds', async () => {
    const swift = `struct S: View {\n${'  var a: some View { VStack { Text("x").padding() } }\n'.repeat(40)}}\n`;
    const kotlin = `class K {\n${'  fun a(x: Int): Int { return listOf(x).map { it + 1 }.first() }\n'.repeat(40)}}\n`;
    const files: Record<string, string> = { ...good };
    for (let at = 0; at < 100; at += 1)
      Object.assign(files, { [`ios/S${at}.swift`]: swift, [`android/K${at}.kt`]: kotlin });
    await withTree(files, async (sourceFolder) => {
      // Processor time, not the clock: what else the machine does is not what is measured.
      const before = process.cpuUsage();
      const { files: parsed, diagnostics } = await checkTree(sourceFolder, 'IOS');
      const { user, system } = process.cpuUsage(before);
      expect([parsed, diagnostics]).toEqual([{ swift: 101, kotlin: 101 }, []]);
      expect((user + system) / 1000).toBeLessThan(3000);
    });
  });
});
