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
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StartError(
        `The data folder ${folder} cannot be written by this account; make it writable or name another one in DATA_DIR.`,
        { cause: error },
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new StartError(
        `${folder} cannot be a data folder because a file is in its place; name another one in DATA_DIR.`,
        {
          cause: error,
        },
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new StartError(diskFull(folder), { cause: error });
    default:
      return error;
  }
}

export const diskFull = (folder: string) =>
  `The disk that holds ${folder} is full; free some space or name a folder on another disk in DATA_DIR.`;
