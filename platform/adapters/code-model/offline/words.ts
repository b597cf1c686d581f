const IRREGULAR: Record<string, string> = Object.fromEntries(
  `person people|child children|man men|woman women|mouse mice|goose geese|foot feet|tooth teeth|knife knives|leaf leaves
  |shelf shelves|wolf wolves|life lives|wife wives|loaf loaves|half halves|calf calves|thief thieves|hive hives|recipe recipes
  |movie movies|cookie cookies|selfie selfies|smoothie smoothies|pie pies|tie ties|zombie zombies|calorie calories|hoodie hoodies
  |ox oxen|cactus cacti|criterion criteria|analysis analyses|quiz quizzes|bus buses|gas gases|lens lenses|status statuses
  |potato potatoes|tomato tomatoes|hero heroes|photo photos|diary diaries|bonus bonuses|virus viruses|canvas canvases
  |cache caches|ache aches|headache headaches|cafe cafes|shoe shoes|canoe canoes|house houses|horse horses|case cases|course courses
  |expense expenses|exercise exercises|nurse nurses|purchase purchases|vase vases|license licenses|release releases|warehouse warehouses
  |phrase phrases|database databases|cheese cheeses|rose roses|dose doses|base bases|verse verses|size sizes|prize prizes|axe axes`
    .split('|')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);
const SINGULAR = new Map(Object.entries(IRREGULAR).map(([one, many]) => [many, one]));
const UNCHANGED = new Set(
  `series species news sheep fish deer equipment furniture music weather water homework feedback luggage money data media information
  gear rice photography housework laundry jewellery jewelry clothing software hardware chess tennis fitness yoga business
  gps sos css ios sms always christmas mathematics maths physics politics economics sushi rice meditation`.split(/\s+/),
);

/** The singular of an English noun in lower case; a word that is none already is given back. */
export function singular(word: string): string {
  const known = SINGULAR.get(word);
  if (known) return known;
  if (UNCHANGED.has(word) || IRREGULAR[word] || word.length < 4 || !word.endsWith('s') || /(ss|us|is)$/.test(word))
    return word.length === 3 && /^[a-z]{2}s$/.test(word) && !/[aiu]s$|ss$/.test(word) && !UNCHANGED.has(word)
      ? word.slice(0, -1)
      : word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(ch|sh|x|ss|zz|o)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The plural of an English noun in lower case. */
export function plural(word: string): string {
  if (IRREGULAR[word]) return IRREGULAR[word];
  if (UNCHANGED.has(word) || SINGULAR.has(word)) return word;
  if (!/^[a-z'’-]+$/.test(word)) return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

export const isPlural = (word: string) => singular(word) !== word;

/** The noun phrase with its last word changed. */
export const onLastWord = (phrase: string, change: (word: string) => string) =>
  phrase.replace(/\S+$/, (word) => change(word));

/** What lower case, joined spellings and typographic marks make of words from a person. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\blost (?:and|&|n) found(?: (?:items?|register|log|office|list|box))?/g, 'lost item')
    .replace(/\bt-shirt/g, 'tshirt')
    .replace(/\bto[- ]?dos?\b(?! list)/g, 'todo')
    .replace(/\bto[- ]?do list/g, 'todo list')
    .replace(/\be-mail/g, 'email')
    .replace(/\bcheck-?lists?\b/g, 'checklist')
    .replace(/\bsign[- ]?(in|up)\b/g, 'login')
    .replace(/\blog[- ]in\b/g, 'login')
    .replace(/(?<=\p{L})'s\b/gu, '')
    .replace(/(?<=\p{L})[-_/](?=\p{L})/gu, ' ');
}

/** `Due date` of `due date`. */
export function sentence(phrase: string): string {
  const trimmed = phrase.trim();
  const [first = ''] = trimmed;
  return first.toUpperCase() + trimmed.slice(first.length);
}

/** `Hive Inspections` of `hive inspections`. */
export const titled = (phrase: string) =>
  phrase
    .trim()
    .split(/\s+/)
    .map((word) => (/^(a|an|the|of|for|and|to|in|on|with)$/.test(word) ? word : sentence(word)))
    .join(' ')
    .replace(/^./u, (first) => first.toUpperCase());

/** `an hour`, `a tree`. */
export const withArticle = (noun: string) => `${/^(?:[aeio]|u(?!ni|se|r[aeiou]))/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** `a`, `a and b`, `a, b and c`. */
export const enumerated = (parts: string[]) =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** At most so many characters, without half of one. */
export const cut = (text: string, length: number) => {
  let kept = '';
  for (const point of text)
    if ((kept + point).length <= length) kept += point;
    else break;
  return kept.trim();
};
