/** The database cannot start, for a reason that the person at the terminal can mend. The message is one sentence or two for that person. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}

/** The code of a system error (`ENOSPC`, `EACCES` …), or an empty text. */
export function codeOf(error: unknown): string {
  return textOf(error, 'code');
}

/** One text that an error carries; empty when it carries none. Not by `instanceof`, which fails for errors from another realm. */
export function textOf(error: unknown, property: 'code' | 'stderr'): string {
  if (typeof error !== 'object' || error === null || !(property in error)) return '';
  const value: unknown = Object.entries(error).find(([name]) => name === property)?.[1];
  return typeof value === 'string' ? value : '';
}

/** What a failed read or write of the data folder means, in words. Errors that are no matter of the file system come back as they are. */
export function explainFileError(error: unknown, folder: string): unknown {
  const because = (message: string) => new StartError(message, { cause: error });
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      return because(
        `The data folder ${folder} cannot be written by this account; make it writable or name another one in DATA_DIR.`,
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return because(`${folder} cannot be a data folder because a file is in its place; name another one in DATA_DIR.`);
    case 'ENOSPC':
    case 'EDQUOT':
      return because(diskFull(folder));
    default:
      return error;
  }
}

/** What it means that a program of PostgreSQL cannot even begin to run. */
export function explainSpawnError(error: unknown): unknown {
  switch (codeOf(error)) {
    // The file is there, but the loader that it names is not.
    case 'ENOENT':
      return new StartError(
        'The PostgreSQL programs in node_modules do not run on this system; they need glibc (Debian, Ubuntu, Fedora; not Alpine). Run the processes one by one against a PostgreSQL server (DATABASE_URL) instead.',
        { cause: error },
      );
    case 'EACCES':
    case 'EPERM':
    case 'ENOEXEC':
      return new StartError(
        'This system forbids running the PostgreSQL programs in node_modules (a disk mounted with noexec?). Run the processes one by one against a PostgreSQL server (DATABASE_URL) instead.',
        { cause: error },
      );
    default:
      return error;
  }
}

export const diskFull = (folder: string) =>
  `The disk that holds ${folder} is full; free some space or name a folder on another disk in DATA_DIR.`;
