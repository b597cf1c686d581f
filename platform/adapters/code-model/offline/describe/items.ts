/** What stands in brackets counts as one part; it is put back when the parts are made. */
const BRACKETS = /[([{]([^()[\]{}]{1,300})[)\]}]/g;

/** The parts of an enumeration as they were written: commas, semicolons, new lines and "and" part them; brackets, quotes and "or" do not. */
export function itemsOf(text: string): string[] {
  const kept: string[] = [];
  const hide = (whole: string) => {
    kept.push(whole);
    return `\uE000${kept.length - 1}\uE001`;
  };
  return text
    .replace(BRACKETS, hide)
    .replace(/["“„«][^"“”„«»]{1,80}["”“»]/g, hide)
    .split(/\s*(?:[,;\n•|]|\s[-–—*]\s|\s(?:and|&|\+|plus|as well as|along with)\s)\s*/i)
    .map((part) => part.replace(/\uE000(\d+)\uE001/g, (_, index: string) => kept[Number(index)] ?? ''))
    .map((part) =>
      part
        .replace(/^(?:[-–—*•]\s*|(?:and|or also|also|plus|&)\s+)+/i, '')
        .replace(/[\s.,;:!?…]+$/g, '')
        .trim(),
    )
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** The options that are named by slashes, commas or "or": `small, medium or large`. */
export const optionsOf = (text: string): string[] =>
  text
    .split(/\s*(?:[,;/|]|\s(?:or|and|vs\.?)\s)\s*/i)
    .map((part) => part.replace(/^(?:or|and|an?|the|either|just)\s+|["“”'.]+/gi, '').trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));

/** Without articles, possessives and words that only lead to the name: `a photo of it` is `photo`. */
export const plainLabel = (text: string): string =>
  text
    .replace(/^["“”„«'\s]+|["“”»'\s.,:;]+$/g, '')
    .replace(
      /^(?:(?:grouped by|organi[sz]ed by|sorted by|an?|the|my|our|its|their|his|her|your|each|every|all|some|optional|optionally|a field for|fields? for|field|also|maybe|perhaps|possibly|of course|either|basic|any|other|things like|like|such as|at least|it|they)\s+)+/i,
      '',
    )
    .replace(
      /\s+(?:of (?:it|them|each|the \w+)|for (?:it|them|each|each one|every \w+)|if (?:any|known|possible|needed)|each|etc|too|as well|every (?:day|week|month|time)|each (?:day|week|month|time)|fields?|columns?|please|optional(?:ly)?)$/i,
      '',
    )
    .trim();
