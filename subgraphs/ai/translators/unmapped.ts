/** Where every kind has been dealt with. A new kind in the contract does not compile until it is mapped; at run time it is named. */
export function unmapped(kind: never): never {
  throw new Error(`Not translated: ${JSON.stringify(kind)}.`);
}
