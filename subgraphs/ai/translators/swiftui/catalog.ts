import type { AppSpec } from '#schema/app-spec/app-spec';

/** The texts of the app, by the key under which Swift looks them up: the source text, with `%@` for each gap. */
export class StringCatalog {
  private readonly entries = new Map<string, string[]>();

  /** A whole text. A text without gaps is no format, so its `%` stays as it is. */
  label(text: string): void {
    if (text !== '') this.entries.set(text, [text]);
  }

  /** Texts around gaps; `null` is a gap. */
  template(parts: (string | null)[]): void {
    const key = parts.map((part) => (part === null ? '%@' : part.replaceAll('%', '%%'))).join('');
    this.entries.set(
      key,
      parts.map((part) => part ?? '%@'),
    );
  }

  /** `Localizable.xcstrings`. */
  render(spec: AppSpec): string {
    const strings: Record<string, object> = {};
    for (const [key, parts] of [...this.entries].toSorted(([a], [b]) => (a < b ? -1 : 1)))
      strings[key] = { extractionState: 'manual', ...localizations(key, parts, spec) };
    return `${JSON.stringify({ sourceLanguage: spec.locale, strings, version: '1.0' }, null, 2)}\n`;
  }
}

function localizations(key: string, parts: string[], spec: AppSpec): object {
  const found: Record<string, object> = {};
  for (const [locale, words] of Object.entries(spec.strings)) {
    if (!parts.some((part) => Object.hasOwn(words, part))) continue;
    const plain = parts.length === 1;
    const value = plain
      ? (words[key] ?? key)
      : parts.map((part) => (part === '%@' ? part : (words[part] ?? part).replaceAll('%', '%%'))).join('');
    found[locale] = { stringUnit: { state: 'translated', value } };
  }
  return Object.keys(found).length > 0 ? { localizations: found } : {};
}
