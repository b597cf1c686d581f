/** Ends what is told of fields: from here on the words say what for. */
const PURPOSE =
  /\s*,?\s+(?:so (?:that )?(?:i|we|they|you|users?|people)\b|in order to\b|to help\b|because\b|and (?:i|we|users?|people) (?:also )?(?:want|need|would|can|should|must)\b|which (?:i|we) \b|that (?:i|we) can\b|where (?:i|we) can\b|(?:i|we) (?:want|need|would like)\b|and (?:show|shows|display|lets?|allow|it should|send|remind|see|search|filter|sort)\b).*$/is;

/** The sentences and lines of a prompt; what stands in brackets stays whole, as do numbers with a point. */
export function sentencesOf(prompt: string): string[] {
  return prompt
    .normalize('NFKC')
    .replace(/[’‘`´]/g, "'")
    .replace(/\bw\/\s*/gi, 'with ')
    .replace(/\b(e\.g|i\.e|etc|incl|approx|no|nr)\.(?=\s)/gi, '$1')
    .replace(/:\s*\n\s*(?=[-–—*•\d])/g, ': ')
    .split(
      /(?<=[.!?])\s+(?=[\p{L}\d"“])|\n\s*\n|;\s+(?=(?:each|every|an?|the)\s+[\p{L}]+\s+(?:has|have)\b)|\n(?=\s*(?:[-–—*•]|\d+[.)])?\s*[\p{L} ]{2,40}:)|(?<=\n)/u,
    )
    .map((sentence) => sentence.replace(/^\s*(?:[-–—*•]|\d+[.)])\s+/, '').trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

export interface Introduced {
  /** What has the fields. */
  before: string;
  list: string;
  /** What followed the list in the same sentence: what for. */
  after: string;
}

const WITH =
  /(?:,\s*)?\b(?:with|including|includes?|containing|contains?|having|consisting of|made up of|showing|(?:that|which|who) (?:has|have))\b(?!\s+(?:my|the help|friends|others|family|a few|ease)\b)\s*:?\s+/i;
const HAVE =
  /^(.*?)\s+(?:(?:should|must|can|will|shall|may|also|all|each|typically)\s+)*(?:has|have|had|need|needs|get|gets|consists? of|comes? with|got)\s+(?:fields?(?: for)?:?\s+|the following(?: fields)?:?\s+|properties:?\s+)?(.+)$/is;
const STORE =
  /^(.*?)\s*,?\s*\b(?:stores?|records?|saves?|holds?|captures?|notes?(?: down)?|logs?|writes? down|jots? down|enters?|registers?|keeps? track of|storing|recording|noting|logging|capturing|by|per)\s+(.+)$/is;

/** Where a sentence enumerates what something has; null when it does not. */
export function introducedIn(sentence: string): Introduced | null {
  const found = enumerationIn(sentence);
  const purpose = found && PURPOSE.exec(found.list);
  return found && purpose ? { ...found, list: found.list.slice(0, purpose.index), after: purpose[0] } : found;
}

function enumerationIn(told: string): Introduced | null {
  const after = '';
  const colon = /^([^:(]{2,90}?)(?:\s*:\s+|\s+[-–—]\s+)(.+)$/s.exec(told);
  if (
    colon?.[1] &&
    colon[2] &&
    !/\b(?:idea|prompt|please|note|i want|i need)$|^(?:an? |my |the )?(?:app|project|application)$/i.test(
      colon[1].trim(),
    ) &&
    !/^(?:an?|i|build|make|create|please|the app)\s/i.test(colon[2]) &&
    /,|\band\b|;|\n/.test(colon[2])
  )
    return {
      before: colon[1].replace(
        /[\s,]+(?:with|including|(?:that|which)? ?(?:has|have|stores?|records?)|(?:with )?(?:the )?(?:following )?(?:fields|columns))$/i,
        '',
      ),
      list: colon[2],
      after,
    };
  const have = HAVE.exec(told);
  if (have?.[1] && have[2] && isSubject(clauseOf(have[1]))) return { before: clauseOf(have[1]), list: have[2], after };
  const named = WITH.exec(told);
  if (named && named.index > 0)
    return { before: told.slice(0, named.index), list: told.slice(named.index + named[0].length), after };
  const stored = STORE.exec(told);
  if (stored?.[2] !== undefined && /,/.test(stored[2])) return { before: stored[1] ?? '', list: stored[2], after };
  const bracket = /^([^(]{2,80})\(([^()]+,[^()]+)\)\s*[.!]?$/.exec(told);
  if (bracket?.[1] && bracket[2]) return { before: bracket[1], list: bracket[2], after };
  return /\([^()]+,[^()]+\)/.test(told)
    ? { before: '', list: told.replace(/^(?:track|manage|keep|store|record)\s+/i, ''), after }
    : null;
}

/** "Recipe box where every recipe": the part that says what has the fields. */
const clauseOf = (before: string) =>
  before.replace(/^.*\b(?:where|in which|and|so that)\s+(?=(?:each|every|all|an?|the)\s)/i, '');

/** "Each book has", "Members have", "It has": the sentence begins with what has the fields. */
const isSubject = (before: string) =>
  /^(?:(?:the|a|an|each|every|all|my|our|and|then|also|any|for)\s+)*(?:[\p{L}'-]+\s+){0,2}[\p{L}'-]+$/iu.test(
    before.trim(),
  ) &&
  !/^(?:i|we|you|to|i'd|i'll|users?|people|that|which|who|let|and i|and we)\b/i.test(before.trim()) &&
  !/\b(?:app|application|i|we|to|that|which|for)$/i.test(before.trim());
