import { readFile, realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { builtPath } from '#platform/kernel/built-path';
import { askTool, findOnPath } from '../run-tool';
import type { DetectedToolchain, Environment, Toolchain } from '../toolchain';

const JARS = [
  'kotlin-compiler',
  'kotlin-stdlib',
  'kotlin-reflect',
  'kotlin-script-runtime',
  'kotlinx-coroutines-core-jvm',
  'annotations-13.0',
];

/** What generated code keeps its state with; it comes with every compiler. */
const COROUTINES = 'kotlinx-coroutines-core-jvm.jar';

/** A short run, not a server: a small heap, the class-data archive of the JDK, and no second stage of just-in-time compilation. */
const JVM_OPTIONS = ['-Xmx512m', '-Xshare:auto', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** The real Kotlin compiler over the sources that need no Android: the one on the search path, else the one that npm ships, in a JVM. */
export class KotlinToolchain implements Toolchain {
  readonly name = 'kotlin';

  async detect(environment: Environment): Promise<DetectedToolchain | null> {
    const compiler = (await installedCompiler(environment)) ?? (await shippedCompiler(environment));
    if (!compiler) return null;
    const script = builtPath(__dirname, 'compile.js');
    return {
      name: this.name,
      version: compiler.version,
      platforms: ['ANDROID'],
      typeChecks: 'SOME',
      phases: ({ sourceFolder, typeChecks }) => [
        { name: 'COMPILE', command: process.execPath, args: [script, sourceFolder, typeChecks, ...compiler.command] },
      ],
    };
  }
}

interface Compiler {
  version: string;
  command: string[];
}

async function installedCompiler(environment: Environment): Promise<Compiler | null> {
  const kotlinc = await findOnPath('kotlinc', environment);
  const answer = kotlinc && (await askTool(kotlinc, ['-version']));
  const version = answer && /kotlinc-jvm (\S+)/.exec(answer)?.[1];
  if (!kotlinc || !version) return null;
  const coroutines = join(dirname(await realpath(kotlinc)), '..', 'lib', COROUTINES);
  const isWhole = await stat(coroutines).catch(() => null);
  return isWhole ? { version, command: [kotlinc, '-J-Xmx512m', '-cp', coroutines] } : null;
}

async function shippedCompiler(environment: Environment): Promise<Compiler | null> {
  const home = shippedHome();
  const java = home && (await findJava(environment));
  if (!home || !java) return null;
  const version = (await readFile(join(home, 'build.txt'), 'utf8')).trim();
  const classPath = JARS.map((jar) => join(home, 'lib', `${jar}.jar`)).join(delimiter);
  const main = 'org.jetbrains.kotlin.cli.jvm.K2JVMCompiler';
  const coroutines = join(home, 'lib', COROUTINES);
  return { version, command: [java, ...JVM_OPTIONS, '-cp', classPath, main, '-kotlin-home', home, '-cp', coroutines] };
}

/** A `java` that runs: on macOS the one on the search path may be a stub that only says where to get one. */
async function findJava(environment: Environment): Promise<string | null> {
  const own = environment.JAVA_HOME && join(environment.JAVA_HOME, 'bin', 'java');
  for (const java of [own, await findOnPath('java', environment)])
    if (java && /version "/.test((await askTool(java, ['-version'])) ?? '')) return java;
  return null;
}

function shippedHome(): string | null {
  try {
    return dirname(createRequire(__filename).resolve('kotlin-compiler/package.json'));
  } catch {
    // An optional package: it may have been left out.
    return null;
  }
}
