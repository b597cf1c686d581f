import { GraphQLError, Lexer, Source, TokenKind, type Token } from 'graphql';

/** What a document's text shows without being parsed, up to the first sign that is none of the language. */
export interface TokenScan {
  tokens: number;
  /** Fields as they stand there, fragments not put in their places. */
  fields: number;
  /** Braces around fields; a fragment's braces count too. */
  selectionDepth: number;
  /** Braces and brackets around values. */
  valueDepth: number;
}

/** Reads the tokens one by one, since parsing takes several times as long and recurses; gives up after so many tokens or fields. */
export function scanTokens(text: string, mostTokens: number, mostFields: number): TokenScan {
  const scan: TokenScan = { tokens: 0, fields: 0, selectionDepth: 0, valueDepth: 0 };
  const lexer = new Lexer(new Source(text));
  let parentheses = 0;
  let selections = 0;
  let values = 0;
  /** The name that comes says of what type a fragment is, or which fragment or directive is meant. */
  let isNamed = false;
  for (let token = next(lexer); token; token = next(lexer)) {
    if (scan.tokens > mostTokens || scan.fields > mostFields) break;
    scan.tokens++;
    const { kind } = token;
    const isOutside = parentheses <= 0;
    if (kind === TokenKind.PAREN_L) parentheses++;
    else if (kind === TokenKind.PAREN_R) parentheses--;
    else if (kind === TokenKind.BRACE_L && isOutside) scan.selectionDepth = Math.max(++selections, scan.selectionDepth);
    else if (kind === TokenKind.BRACE_R && isOutside) selections--;
    else if (kind === TokenKind.BRACE_L || kind === TokenKind.BRACKET_L)
      scan.valueDepth = Math.max(++values, scan.valueDepth);
    else if (kind === TokenKind.BRACE_R || kind === TokenKind.BRACKET_R) values--;
    else if (kind === TokenKind.NAME && isOutside && selections > 0 && !isNamed) scan.fields++;
    // What follows a colon is the name of the field whose alias was counted.
    isNamed =
      kind === TokenKind.SPREAD ||
      kind === TokenKind.AT ||
      kind === TokenKind.COLON ||
      (isNamed && token.value === 'on' && token.prev?.kind === TokenKind.SPREAD);
  }
  return scan;
}

/** Null at the end, and where the text stops being GraphQL; the parser says how. */
function next(lexer: Lexer): Token | null {
  try {
    const token = lexer.advance();
    return token.kind === TokenKind.EOF ? null : token;
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}
