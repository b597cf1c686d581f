import { cut, titled } from '../words';

const CALLED =
  /\b(?:called|named|titled|name it|call it|with the name|namens|llamada|llamado|appelée?)\s+["'“”„«]?([^"“”„«».,;!?\n]+)/iu;
const UNNAMED =
  /^(untitled|unnamed|new|my|the|a|an|test|demo|sample|example)?\s*(project|app|application|test|demo|untitled)?\s*#?\d*$/i;

export interface Named {
  name: string | null;
  /** The words without the name. */
  rest: string;
}

/** The name that the words give to the app, in quotes or behind "called". */
export function nameIn(text: string): Named {
  const quoted = /\b(?:called|named|titled|name it|call it)\s+["“„«']([^"”“«»']{1,60})["”“»']/iu.exec(text);
  const plain = quoted ?? CALLED.exec(text);
  if (!plain?.[1]) return { name: null, rest: text };
  const words = plain[1].split(/\s+(?=(?:with|for|to|that|which|where|and|in|app)\b)/i)[0]?.trim() ?? '';
  const name = cut(words.replace(/[\p{Cc}"“”]/gu, ''), 60);
  const start = plain.index;
  const rest = `${text.slice(0, start)} , ${text.slice(start + plain[0].length - plain[1].length + (quoted ? plain[1].length + 1 : words.length))}`;
  return name === '' ? { name: null, rest: text } : { name: /[A-Z]/.test(name) ? name : titled(name), rest };
}

/** The project's name when somebody chose it, else null. */
export function chosenName(projectName: string): string | null {
  const name = cut(projectName.replace(/\p{Cc}/gu, ' ').replace(/\s+/g, ' '), 60);
  return name === '' || UNNAMED.test(name) ? null : name;
}
