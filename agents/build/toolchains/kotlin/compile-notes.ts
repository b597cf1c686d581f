/** Files that a note names; the log has all of them. */
const NAMED = 4;

/** What the compiler has seen of the Kotlin files and what not. `isCompiledLater`: Gradle compiles all of them in a later phase. */
export function compileNotes(checked: number, others: readonly string[], isCompiledLater: boolean): string[] {
  const total = checked + others.length;
  if (total === 0) return [];
  const seen = `${checked} of ${count(total)} need no Android and were type-checked by the Kotlin compiler.`;
  if (others.length === 0) return [seen];
  if (isCompiledLater) return [`${seen} A later phase compiles all of them.`];
  const named = others.slice(0, NAMED).join(', ');
  const more = others.length > NAMED ? ` and ${others.length - NAMED} more, which the log names` : '';
  return [
    seen,
    `${count(others.length)}: parsed only, not type-checked, since this agent has no Android SDK: ${named}${more}.`,
  ];
}

const count = (files: number) => `${files} Kotlin ${files === 1 ? 'file' : 'files'}`;
