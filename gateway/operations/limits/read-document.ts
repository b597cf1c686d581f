import { Kind, parse, type DocumentNode, type GraphQLError } from 'graphql';
import { counted, limitExceeded } from './limit-exceeded';
import { fragmentsOf, measureDocument, type DocumentMeasure, type Fragments, type Measure } from './measure-document';
import { refusedInput } from './refused-input';
import { mostRepeated } from './repeats';
import type { RequestLimits } from './request-limits';
import { scanTokens } from './token-scan';

// A count goes on so far beyond the limit, to be told.
const TELLING = 1.5;
// Before the parser recurses: braces may be a multiple of the levels of fields, since fragments have braces too.
const BRACES_A_LEVEL = 4;

/** A document within the limits, or what it has too much of. */
export type ReadDocument = { document: DocumentNode } | { errors: readonly GraphQLError[] };

/**
 * Parses a document when it is within the limits. What validation does grows with the square of some of them, and is bounded by them whatever the document is. Throws
 * the parser's error for what is no GraphQL.
 */
export function readDocument(text: string, limits: RequestLimits): ReadDocument {
  const excess = excessOfText(text, limits);
  if (excess) return { errors: [limitExceeded(excess)] };
  const document = parse(text);
  const { length } = document.definitions;
  if (length > limits.definitions)
    return {
      errors: [
        limitExceeded(
          `The document has ${length} operations and fragments; ${limits.definitions} are allowed. Send those that run.`,
        ),
      ],
    };
  const fragments = fragmentsOf(document);
  const measured = measureDocument(document, fragments);
  if (measured.cycle !== null)
    return { errors: [refusedInput(`Cannot spread fragment "${measured.cycle}" within itself.`)] };
  let messages = [...excessOfFields(measured, limits)];
  if (messages.length === 0) messages = [...excessOfRepeats(measured, fragments, limits)];
  return messages.length > 0 ? { errors: messages.map(limitExceeded) } : { document };
}

function excessOfText(text: string, limits: RequestLimits): string | null {
  if (text.length > limits.documentCharacters)
    return `The document has ${text.length} characters; ${limits.documentCharacters} are allowed. Send values as variables.`;
  const [mostTokens, mostFields] = [limits.tokens * TELLING, limits.fields * TELLING];
  const { tokens, fields, selectionDepth, valueDepth } = scanTokens(text, mostTokens, mostFields);
  if (tokens > limits.tokens)
    return `The document has ${counted(tokens, mostTokens)} tokens; ${limits.tokens} are allowed. Send values as variables, and ask for less at a time.`;
  // Where the scan was given up, the depth is not known.
  if (fields > mostFields) return tooManyFields(counted(fields, mostFields), limits);
  if (selectionDepth > limits.depth * BRACES_A_LEVEL) return tooDeep('document', selectionDepth, limits);
  if (valueDepth > limits.valueDepth)
    return `A value in the document nests ${valueDepth} levels deep; ${limits.valueDepth} are allowed. Flatten it.`;
  return fields > limits.fields ? tooManyFields(counted(fields), limits) : null;
}

function* excessOfFields({ definitions }: DocumentMeasure, limits: RequestLimits): Generator<string> {
  for (const { definition, measure } of definitions) yield* excessOf(measure, limits, nameOf(definition));
  const fields = definitions.reduce((sum, { measure }) => sum + measure.fields, 0);
  if (fields > limits.fields) yield tooManyFields(counted(fields), limits);
}

function* excessOf(measure: Measure, limits: RequestLimits, what: string): Generator<string> {
  if (measure.depth > limits.depth) yield tooDeep(what, measure.depth, limits);
  for (const [kind, words] of COUNTS)
    if (measure[kind] > limits[kind])
      yield `The ${what} has ${counted(measure[kind])} ${words}; ${limits[kind]} are allowed. Split it.`;
}

const COUNTS = [
  ['rootFields', 'root fields'],
  ['aliases', 'aliases'],
  ['directives', 'directives'],
] as const;

function* excessOfRepeats(
  { definitions }: DocumentMeasure,
  fragments: Fragments,
  limits: RequestLimits,
): Generator<string> {
  for (const { definition } of definitions) {
    const { responseName, times } = mostRepeated([definition.selectionSet], fragments);
    if (times > limits.repeats)
      yield `The ${nameOf(definition)} asks for "${responseName}" ${times} times at the same place; ${limits.repeats} are allowed. Ask once.`;
  }
}

const tooDeep = (what: string, depth: number, limits: RequestLimits) =>
  `The ${what} nests ${depth} levels deep; ${limits.depth} are allowed. Split it.`;

const tooManyFields = (fields: string, limits: RequestLimits) =>
  `The document asks for ${fields} fields, with its fragments put in their places; ${limits.fields} are allowed. Split it.`;

const nameOf = (definition: DocumentMeasure['definitions'][number]['definition']) =>
  definition.kind === Kind.OPERATION_DEFINITION ? definition.operation : 'fragment';
