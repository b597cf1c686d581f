/** How much one request may ask for. The README gives the reason of each default. */
export interface RequestLimits {
  /** Bytes of an HTTP body. */
  bodyBytes: number;
  /** Characters of a document. */
  documentCharacters: number;
  /** Names, numbers, strings and signs of a document. */
  tokens: number;
  /** Operations and fragments of a document. */
  definitions: number;
  /** Levels of fields, fragments included. */
  depth: number;
  /** Levels of lists and objects in a value, written in the document or sent as a variable. */
  valueDepth: number;
  /** Fields of `Query`, `Mutation` or `Subscription` in one operation. */
  rootFields: number;
  /** Aliases of one operation, each as often as its fragment is used. */
  aliases: number;
  /** Directives of one operation, each as often as its fragment is used. */
  directives: number;
  /** Fields of all operations of a document, each as often as its fragment is used. */
  fields: number;
  /** How often one place of the answer may be asked for. */
  repeats: number;
  /** Numbers, texts, lists and objects in the variables. */
  variableValues: number;
}

export const DEFAULT_LIMITS: RequestLimits = {
  bodyBytes: 8 * 1024 * 1024,
  documentCharacters: 128 * 1024,
  tokens: 10_000,
  definitions: 200,
  depth: 20,
  valueDepth: 20,
  rootFields: 20,
  aliases: 30,
  directives: 50,
  fields: 2_000,
  repeats: 100,
  variableValues: 150_000,
};
