/** A Swift string literal; nothing in the text can end it or be run. Signs that turn the direction of writing are spelt out. */
export function swiftString(text: string): string {
  return `"${swiftStringBody(text)}"`;
}

/** The inside of a Swift string literal. */
export function swiftStringBody(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(
      // oxlint-disable-next-line no-control-regex -- these are the signs to spell out
      /[\u0000-\u001f\u007f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (sign) => (/[\ud800-\udfff]/.test(sign) ? '\\u{FFFD}' : `\\u{${sign.charCodeAt(0).toString(16).toUpperCase()}}`),
    );
}
