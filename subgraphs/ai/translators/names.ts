/** The ASCII words of a text: accents are dropped, other letters too. */
function words(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

/** `Habit tracker` → `HabitTracker`. Never empty, never begins with a digit. */
export function pascal(text: string, fallback = 'App'): string {
  const joined = words(text)
    .map((word) => upperFirst(word))
    .join('');
  if (joined === '') return fallback;
  return /^\d/.test(joined) ? fallback + joined : joined;
}

/** `Habit tracker` → `habitTracker`. */
export function camel(text: string, fallback = 'value'): string {
  const name = pascal(text, upperFirst(fallback));
  const acronym = /^[A-Z]+(?![a-z])/.exec(name)?.[0] ?? name.charAt(0);
  return acronym.toLowerCase() + name.slice(acronym.length);
}

/** `habitList.add` → `habit_list_add`. */
export function snake(text: string, fallback = 'value'): string {
  return words(text).join('_').toLowerCase() || fallback;
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `Category` → `categories`; only for names in code. */
export function plural(name: string): string {
  if (/[^aeiou]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(name) ? `${name}es` : `${name}s`;
}

const JAVA_WORDS = new Set(
  `abstract as assert boolean break byte case catch char class const continue default do double else enum extends false final
  finally float for fun goto if implements import in instanceof int interface is long native new null object package private
  protected public return short static strictfp super switch synchronized this throw throws transient true try typealias typeof
  val var void volatile when while`.split(/\s+/),
);

/** The last part of the Android package: `Habit tracker` → `habittracker`. Any text gives a name that Java and Kotlin accept. */
export function packageSlug(name: string): string {
  const slug = words(name).join('').toLowerCase().slice(0, 40);
  if (slug === '') return 'app';
  return /^\d/.test(slug) || JAVA_WORDS.has(slug) ? `app${slug}` : slug;
}

const SWIFT_WORDS = new Set(
  `as associatedtype break case catch class continue default defer deinit do else enum extension fallthrough false fileprivate for
  func guard if import in init inout internal is let nil operator precedencegroup private protocol public repeat rethrows return
  self static struct subscript super switch throw throws true try typealias var where while Any Self Type Protocol`.split(
    /\s+/,
  ),
);
const KOTLIN_WORDS = new Set(
  `as break class continue do else false for fun if in interface is null object package return super this throw true try typealias
  typeof val var when while`.split(/\s+/),
);

/** A name that Swift would read as a keyword, in backticks. */
export function swiftName(name: string): string {
  return SWIFT_WORDS.has(name) ? `\`${name}\`` : name;
}

/** A name that Kotlin would read as a keyword, in backticks. */
export function kotlinName(name: string): string {
  return KOTLIN_WORDS.has(name) ? `\`${name}\`` : name;
}

/** A name that is a keyword of either language, so that it cannot stand for a variable of both. */
export function isKeyword(name: string): boolean {
  return SWIFT_WORDS.has(name) || KOTLIN_WORDS.has(name) || JAVA_WORDS.has(name);
}

/** Gives each wish a name that was not given before; the same wishes in the same order get the same names. */
export class NameAllocator {
  private readonly taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.taken = new Set(taken);
  }

  take(wish: string): string {
    let name = wish;
    for (let count = 2; this.taken.has(name); count += 1) name = `${wish}${count}`;
    this.taken.add(name);
    return name;
  }
}
