import type { AppSpec } from '#schema/app-spec/app-spec';
import { snake } from '../names';
import { androidString, xmlText } from './literals';

/** The text resources of the app. Names come from the ids of components, so a new wording changes no other file. */
export class StringResources {
  private readonly byName = new Map<string, (string | null)[]>();
  private readonly byWish = new Map<string, string>();

  /** The name of a resource for this text; another text for the same place gets another name. */
  add(place: string, text: string): string {
    return this.template(place, [text]);
  }

  /** The same for text with gaps, which are `null`. */
  template(place: string, parts: (string | null)[]): string {
    const key = JSON.stringify([place, parts]);
    const present = this.byWish.get(key);
    if (present !== undefined) return present;
    const wish = /^\d/.test(snake(place, 'text')) ? `text_${snake(place)}` : snake(place, 'text');
    let name = wish;
    for (let count = 2; this.byName.has(name); count += 1) name = `${wish}_${count}`;
    this.byName.set(name, parts);
    this.byWish.set(key, name);
    return name;
  }

  /** Forgets what nothing refers to. */
  keepOnly(names: ReadonlySet<string>): void {
    for (const name of this.byName.keys()) if (!names.has(name)) this.byName.delete(name);
  }

  /** `res/values/strings.xml`. */
  render(): string {
    return xml([...this.byName]);
  }

  /** `res/values-de/strings.xml` and so on: the path's folder and the content. */
  translations(spec: AppSpec): { folder: string; content: string }[] {
    return Object.entries(spec.strings).flatMap(([locale, words]) => {
      const known = (part: string | null) => part !== null && Object.hasOwn(words, part);
      const entries = [...this.byName]
        .filter(([, parts]) => parts.some(known))
        .map(([name, parts]) => [name, parts.map((part) => (part === null ? null : (words[part] ?? part)))] as const);
      const folder = resourceFolder(locale);
      return entries.length > 0 && folder ? [{ folder, content: xml(entries) }] : [];
    });
  }
}

/** `pt-BR` → `values-b+pt+BR`; null for what is no locale. */
function resourceFolder(locale: string): string | null {
  return /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(locale) ? `values-b+${locale.split(/[-_]/).join('+')}` : null;
}

function xml(entries: (readonly [string, (string | null)[]])[]): string {
  const lines = entries.map(([name, parts]) => {
    const gaps = parts.length > 1 || parts[0] === null;
    let count = 0;
    const text = parts
      .map((part) => (part === null ? `%${(count += 1)}$s` : gaps ? part.replaceAll('%', '%%') : part))
      .join('');
    const plain = !gaps && text.includes('%') ? ' formatted="false"' : '';
    return `    <string name="${xmlText(name)}"${plain}>${androidString(text)}</string>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<resources>\n${lines.join('\n')}\n</resources>\n`;
}
