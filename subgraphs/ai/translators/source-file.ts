/** A text file of a project's tree. */
export interface SourceFile {
  /** Relative to the root of the tree, with `/`, without a leading one. */
  path: string;
  content: string;
}

/** Puts the files into the one order in which the translators hand them out. Throws on two files of one path, also when only case differs. */
export function sorted(files: SourceFile[]): SourceFile[] {
  const seen = new Set<string>();
  for (const { path } of files) {
    const key = path.toLowerCase();
    if (seen.has(key)) throw new Error(`The translator wrote ${path} twice.`);
    seen.add(key);
  }
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
