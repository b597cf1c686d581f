/** JSON that is not JSON, and where: an offset into the text. */
export class JsonSyntaxError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** A value and the offset at which it begins. */
export interface JsonNode {
  value: unknown;
  offset: number;
  /** By key or index. */
  children?: Map<string | number, JsonNode>;
}

const DEEPEST = 400;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\n]|\\.)*"/y;
const WORD = /true|false|null/y;

/** Reads JSON and remembers where each value stands; throws a `JsonSyntaxError`. */
export function readJsonTree(text: string): JsonNode {
  return new Reader(text).document();
}

/** Line and column of an offset, both from 1; columns count UTF-16 units, as editors do. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: before.length - lineStart + 1 };
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  document(): JsonNode {
    const node = this.value(0);
    this.space();
    if (this.at < this.text.length) this.fail('Nothing may follow the end of the JSON value');
    return node;
  }

  private value(depth: number): JsonNode {
    this.space();
    if (depth > DEEPEST) throw new JsonSyntaxError(`Nested more than ${DEEPEST} levels deep.`, this.at);
    const offset = this.at;
    if (this.skip('{')) return this.object(offset, depth);
    if (this.skip('[')) return this.array(offset, depth);
    const scalar = this.match(STRING) ?? this.match(NUMBER) ?? this.match(WORD);
    if (scalar === undefined) this.fail('A value is expected');
    return { value: this.read(scalar, offset), offset };
  }

  private object(offset: number, depth: number): JsonNode {
    const children = new Map<string | number, JsonNode>();
    this.space();
    if (!this.skip('}')) {
      do {
        this.space();
        const key = this.match(STRING) ?? this.fail('A name in double quotes is expected');
        this.space();
        if (!this.skip(':')) this.fail('A colon is expected');
        children.set(String(this.read(key, this.at)), this.value(depth + 1));
        this.space();
      } while (this.skip(','));
      if (!this.skip('}')) this.fail('A comma or } is expected');
    }
    return { value: Object.fromEntries([...children].map(([key, node]) => [key, node.value])), offset, children };
  }

  private array(offset: number, depth: number): JsonNode {
    const items: JsonNode[] = [];
    this.space();
    if (!this.skip(']')) {
      do {
        items.push(this.value(depth + 1));
        this.space();
      } while (this.skip(','));
      if (!this.skip(']')) this.fail('A comma or ] is expected');
    }
    return { value: items.map((node) => node.value), offset, children: new Map(items.entries()) };
  }

  /** A text may still hold an escape or a control character that JSON does not know. */
  private read(scalar: string, offset: number): unknown {
    try {
      return JSON.parse(scalar);
    } catch {
      throw new JsonSyntaxError('This text holds a character that must be escaped, or a wrong escape.', offset);
    }
  }

  private space(): void {
    while (' \t\r\n'.includes(this.text[this.at] ?? 'x')) this.at += 1;
  }

  private skip(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private fail(expectation: string): never {
    const found =
      this.at < this.text.length ? `\`${this.text.slice(this.at, this.at + 12).split('\n')[0]}\`` : 'the end';
    throw new JsonSyntaxError(`${expectation}, found ${found}.`, this.at);
  }
}
