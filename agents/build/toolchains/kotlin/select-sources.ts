/** A Kotlin file as text, by its path in the tree. */
export interface KotlinSource {
  path: string;
  text: string;
}

interface Outline {
  path: string;
  package: string;
  imports: string[];
  declares: Set<string>;
  mentions: Set<string>;
  needsAndroid: boolean;
}

/** What every Kotlin compiler brings, coroutines among it, and what is declared for it here (`library-declarations.ts`). */
const ALWAYS_THERE = [
  /^(kotlin|java)\./,
  /^kotlinx\.coroutines\.((channels|flow|selects|sync)\.\w+|\w+)$/,
  /^kotlinx\.serialization\.(KSerializer|Required|SerialName|Serializable|SerializationException|Transient|UseSerializers|(de|en)code(From|To)String)$/,
  /^kotlinx\.serialization\.descriptors\.(PrimitiveKind|PrimitiveSerialDescriptor|SerialDescriptor)$/,
  /^kotlinx\.serialization\.encoding\.(Decoder|Encoder)$/,
  /^kotlinx\.serialization\.json\.(Json|JsonBuilder)$/,
];
/** What the Android build writes next to the sources. */
const GENERATED = /\.(R|BuildConfig)(\.|$)/;
const ELSEWHERE = /\b(?:android|androidx|kotlinx(?!\.(?:coroutines|serialization)\.))\.\w|\bR\.\w+\.\w|\bBuildConfig\b/;
const DECLARATION =
  /(?:^|[\s;)])(?:class|interface|object|typealias|fun|val|var)\s+(?:<[^>]*>\s*)?(?:[\w<>?, ]+\.)?`?([A-Za-z_]\w*)/g;

/**
 * The sources that compile without Android: those that neither import nor mention anything from outside of the tree and of Kotlin, and
 * need no file that does. Files of one package see each other without an import, so a mention of a name is enough.
 */
export function withoutAndroid(sources: readonly KotlinSource[]): KotlinSource[] {
  const outlines = sources.map(outline);
  const packages = new Set(outlines.map((file) => file.package));
  const left = new Set(outlines.filter((file) => !file.needsAndroid && isKnown(file.imports, packages)));
  const out = new Set(outlines.filter((file) => !left.has(file)));
  for (const gone of out)
    for (const file of left)
      if (needs(file, gone)) {
        left.delete(file);
        out.add(file);
      }
  const paths = new Set([...left].map((file) => file.path));
  return sources.filter((source) => paths.has(source.path));
}

function isKnown(imports: string[], packages: Set<string>): boolean {
  return imports.every((name) => {
    if (GENERATED.test(name)) return false;
    return (
      ALWAYS_THERE.some((there) => there.test(name)) || [...packages].some((own) => own && name.startsWith(`${own}.`))
    );
  });
}

function needs(file: Outline, other: Outline): boolean {
  const imported = file.imports.filter((name) => name.startsWith(`${other.package}.`));
  const names = imported.map((name) => name.slice(other.package.length + 1).split('.')[0] ?? '');
  if (names.some((name) => other.declares.has(name))) return true;
  const seesAll = file.package === other.package || names.includes('*');
  return seesAll && [...other.declares].some((name) => file.mentions.has(name));
}

function outline({ path, text }: KotlinSource): Outline {
  const code = text
    .replace(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, (literal) => interpolations(literal))
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ');
  const imports = [...code.matchAll(/^\s*import\s+([\w.*`]+)/gm)].map((match) => (match[1] ?? '').replaceAll('`', ''));
  const body = code.replace(/^\s*(?:import|package)\s[^\n]*/gm, '');
  return {
    path,
    package: /^\s*package\s+([\w.]+)/m.exec(code)?.[1] ?? '',
    imports,
    declares: new Set([...body.matchAll(DECLARATION)].map((match) => match[1] ?? '')),
    mentions: new Set(body.match(/[A-Za-z_]\w*/g)),
    needsAndroid: ELSEWHERE.test(body),
  };
}

/** Of a text only what is code stays. */
const interpolations = (literal: string) => (literal.match(/\$\{[^}]*\}|\$\w+/g) ?? []).join(' ');
