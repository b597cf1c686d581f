/** A Kotlin string literal; nothing in the text can end it or be run. Signs that turn the direction of writing are spelt out. */
export function kotlinString(text: string): string {
  return `"${kotlinStringBody(text)}"`;
}

/** The inside of a Kotlin string literal. */
export function kotlinStringBody(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\$/g, '\\$')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(
      // oxlint-disable-next-line no-control-regex -- these are the signs to spell out
      /[\u0000-\u001f\u007f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
    );
}

/** Text for an element or attribute of XML; signs that XML 1.0 does not have are left out. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** The body of a `<string>`: what aapt treats as markup is escaped, and blanks at the ends stay. */
export function androidString(text: string): string {
  return xmlText(text)
    .replace(/\\/g, '\\\\')
    .replace(/'/g, "\\'")
    .replace(/"/g, '\\"')
    .replace(/\r?\n|\r/g, '\\n')
    .replace(/\t/g, '\\t')
    .replace(/^[@?]/, '\\$&')
    .replace(/^ | $| (?= )/g, '\\u0020');
}
