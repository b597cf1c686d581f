/** The key of a text. UTF-8 knows no half of a surrogate pair; texts with one are escaped, so that they do not become the same key. */
export const keyOf = (prefix: string, text: string): string =>
  /\p{Surrogate}/u.test(text) ? `${prefix}escaped:${JSON.stringify(text)}` : `${prefix}:${text}`;
