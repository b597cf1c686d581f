import { type Token, SEPARATOR, tokensOf } from '../read/tokens';

/** One wish of a follow-up. */
export interface Clause {
  /** As it was written, without courtesies. */
  text: string;
  /** In lower case, slips corrected, without separators. */
  words: Token[];
}

/** What came of a clause. */
export interface Outcome {
  /** What was changed, in sentences; none when it holds already. */
  changes: string[];
  /** Choices that were made, and what holds already. */
  remarks: string[];
}

export const done = (changes: string[], remarks: string[] = []): Outcome => ({ changes, remarks });

const VERBS =
  'add|include|insert|introduce|make|remove|delete|drop|hide|rename|change|move|put|place|use|set|show|sort|order|call|give|let|turn|enable|disable|increase|decrease|swap|switch|create|track|manage|replace|get rid|also add|colou?r|round|mark';
const COURTESY =
  /^(?:(?:please|pls|can you|could you|would you|now|then|and|also|hey|ok|okay|next|maybe|i want you to|i would like you to|i'd like you to|let's|lets|,|but|just|kindly)\s+)+/i;

/** The two commonest wishes in German, Spanish and French. */
const ARTICLE = String.raw`(?:(?:eine?n?|die|der|das|una?|el|la|los|las|une|le|les|des)\s+)?`;
const ADD = new RegExp(
  String.raw`^(?:füge|ergänze|añade|agrega|añadir|agregar|ajoute[rz]?)\s+${ARTICLE}(.+?)(?:\s+hinzu)?$`,
  'iu',
);
const REMOVE = new RegExp(
  String.raw`^(?:entferne|lösche|elimina|quita|eliminar|quitar|supprime[rz]?|enlève|enlever)\s+${ARTICLE}(.+)$`,
  'iu',
);

/** The wishes of a follow-up, in order: sentences, and parts of them that begin with a verb of their own. What stands in quotes stays whole. */
export function clausesOf(prompt: string): Clause[] {
  const quotes: string[] = [];
  const masked = prompt.replace(/["“”„«]([^"“”„«»]{1,200})["“”»]/g, (whole) => {
    quotes.push(whole);
    return `\uE000${quotes.length - 1}\uE001`;
  });
  const split = new RegExp(
    String.raw`[\n;!?]+|\.(?=\s|$)|,?\s+(?:and then|then|and also)\s+|,?\s+(?:and|but)\s+(?:please\s+)?(?=(?:${VERBS})\b)|,\s*(?=(?:${VERBS})\b)`,
    'i',
  );
  return masked
    .split(split)
    .map((part) => part.replace(/\uE000(\d+)\uE001/g, (_, index: string) => quotes[Number(index)] ?? '').trim())
    .map((part) =>
      part
        .replace(COURTESY, '')
        .replace(
          /^add\s+(?:a |an |the )?(?:way|option|ability|possibility|feature)\s+(?:for (?:me|us|users|people) )?to\s+/i,
          'let me ',
        )
        .replace(ADD, 'add $1')
        .replace(REMOVE, 'remove $1')
        .replace(/[\s,]*\b(?:please|too|as well|thanks|thank you)\s*$/i, '')
        .trim(),
    )
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .map((text) => ({ text, words: tokensOf(text).filter((word) => word !== SEPARATOR) }));
}

/** The parts of an enumeration: `name, weight and due date`. */
export const partsOfList = (text: string): string[] =>
  text
    .split(/\s*(?:,|;|&|\+|\band\b|\bas well as\b|\bplus\b)\s*/i)
    .map((part) => part.trim())
    .filter(Boolean);

/** Without the articles and possessives before it and the quotes around it. */
export const bare = (text: string): string =>
  text
    .trim()
    .replace(
      /^(?:(?:a|an|the|my|our|its|their|some|another|one more|new|each|every|all|all the|any|this|that|more)\s+)+/i,
      '',
    )
    .replace(/^["“”„«']+|["“”»'.!,]+$/g, '')
    .trim();
