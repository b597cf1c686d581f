/** Source code as lines; a nested array is indented once more than what surrounds it. */
export type Lines = (string | Lines)[];

const INDENT = '    ';

/** Writes the lines out, without blanks at their ends, with one line break at the end. */
export function render(lines: Lines): string {
  const out: string[] = [];
  write(lines, '', out);
  return `${out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function write(lines: Lines, indent: string, out: string[]): void {
  for (const line of lines) {
    if (Array.isArray(line)) write(line, indent + INDENT, out);
    else for (const part of line.split('\n')) out.push(part === '' ? '' : (indent + part).trimEnd());
  }
}

/** `opening`, the body indented, `closing`. */
export function block(opening: string, body: Lines, closing = '}'): Lines {
  return [opening, body, closing];
}

/** The groups with an empty line between each two; empty groups leave none. */
export function separated(groups: Lines[]): Lines {
  return groups.filter((group) => group.length > 0).flatMap((group, index) => (index === 0 ? group : ['', ...group]));
}
