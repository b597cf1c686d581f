import type { ExecutionResult } from 'graphql';

/** A value that is JSON text already. Whoever writes the text of an answer takes it as it is; to anyone else it is the value it stands for. */
export class WrittenJson {
  // An answer's `data` is an object of names to values; this one is read by its text only.
  readonly [name: string]: unknown;

  constructor(
    readonly text: string,
    /** How many objects stand in it. */
    readonly objects: number,
  ) {}

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** The text of an answer. */
export function writeAnswer({ errors, data }: ExecutionResult): string {
  const parts: string[] = [];
  if (errors) parts.push(`"errors":${JSON.stringify(errors)}`);
  if (data !== undefined) parts.push(`"data":${data instanceof WrittenJson ? data.text : JSON.stringify(data)}`);
  return `{${parts.join(',')}}`;
}
