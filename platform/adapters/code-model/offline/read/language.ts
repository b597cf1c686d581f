import { COMPOUND, FOREIGN, FOREIGN_SIGNS, SMALL_WORDS } from '../lexicon/foreign';

export interface Translated {
  /** The language as people call it in English; null for English. */
  language: string | null;
  /** The prompt, word by word in English as far as the words are known. */
  english: string;
  /** Words that are not known, as they were written. */
  unknown: string[];
}

const SCRIPTS: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'Japanese'],
  [/\p{Script=Hangul}/u, 'Korean'],
  [/\p{Script=Han}/u, 'Chinese'],
  [/\p{Script=Cyrillic}/u, 'Russian'],
  [/\p{Script=Arabic}/u, 'Arabic'],
  [/\p{Script=Greek}/u, 'Greek'],
  [/\p{Script=Hebrew}/u, 'Hebrew'],
  [/\p{Script=Devanagari}/u, 'Hindi'],
  [/\p{Script=Thai}/u, 'Thai'],
];
const SMALL = new Map(Object.entries(SMALL_WORDS).map(([language, words]) => [language, new Set(words.split(' '))]));
const ENGLISH =
  /^(?:the|an|and|with|for|to|of|my|that|which|where|who|is|are|it|i|we|app|track|tracker|list|in|on|by|their|each|has|have|build|make|create|want|need)$/;

/** Puts a prompt of another language into English, word by word; English stays as it is. */
export function translated(prompt: string): Translated {
  const script = SCRIPTS.find(([letters]) => letters.test(prompt));
  if (script) return fromSigns(prompt, script[1]);
  const words = prompt.toLowerCase().match(/[\p{L}\p{M}'-]+/gu) ?? [];
  const language = languageOf(words);
  if (language === null && words.some((word) => compoundOf(word) !== undefined)) return fromWords(prompt, 'German');
  return language === null ? { language, english: prompt, unknown: [] } : fromWords(prompt, language);
}

function languageOf(words: readonly string[]): string | null {
  const english = words.filter((word) => ENGLISH.test(word) && word !== 'app').length;
  const scores = [...SMALL].map(([language, small]) => {
    const known = words.filter((word) => small.has(word) && !ENGLISH.test(word));
    const other = words.filter((word) => FOREIGN.has(word) && !small.has(word)).length;
    return { language, score: known.length + (known.length > 0 && other > 0 ? 0.5 : 0), distinct: new Set(known).size };
  });
  const [best] = scores.toSorted((left, right) => right.score - left.score);
  if (!best || best.score <= english) return null;
  const isSure =
    best.distinct > 1 ||
    (best.score >= 1 && words.length <= 4) ||
    words.some((word) => /[äöüßñçéèêàùóíáãõ]/.test(word));
  return isSure && best.score >= 1 ? best.language : null;
}

function fromWords(prompt: string, language: string): Translated {
  const small = SMALL.get(language) ?? new Set<string>();
  const unknown: string[] = [];
  const english = prompt.replace(/[\p{L}\p{M}'-]+/gu, (written) => {
    const word = written.toLowerCase();
    const known = FOREIGN.get(word) ?? compoundOf(word);
    if (known !== undefined) return known;
    if (small.has(word) || ENGLISH.test(word)) return ENGLISH.test(word) ? word : '';
    unknown.push(written);
    return written;
  });
  return { language, english, unknown };
}

/** `briefmarken` of `briefmarkensammlung`. */
function compoundOf(word: string): string | undefined {
  const stem = COMPOUND.exec(word)?.[1];
  if (stem === undefined) return undefined;
  const form = word.endsWith('rechner') ? ' calculator' : /(?:laden|shop|geschäft)$/.test(word) ? ' store' : '';
  const known = ['', 'n', 'en', 'e', 's', 'er']
    .map((end) => FOREIGN.get(stem + end))
    .find((found) => found !== undefined);
  return known === undefined ? undefined : known + form;
}

function fromSigns(prompt: string, language: string): Translated {
  const found: { at: number; english: string }[] = [];
  let rest = prompt.toLowerCase();
  for (const [sign, english] of FOREIGN_SIGNS) {
    const at = rest.indexOf(sign);
    if (at < 0 || found.some((one) => one.english === english)) continue;
    found.push({ at, english });
    rest = rest.replace(sign, ' '.repeat(sign.length));
  }
  const latin = prompt.match(/[A-Za-z][A-Za-z ]+/g) ?? [];
  const [first, ...others] = found.toSorted((left, right) => left.at - right.at).map((one) => one.english);
  const english = [first, others.length > 0 ? `with ${others.join(', ')}` : '', ...latin].filter(Boolean).join(' ');
  return { language, english: found.length > 0 ? english : prompt, unknown: found.length > 0 ? [] : [prompt] };
}
