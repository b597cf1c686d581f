/** Longest path in characters; macOS and Android's tools both take it. */
const LONGEST_PATH = 400;
const LONGEST_SEGMENT = 200;

/** What is wrong with a file's path, or null. Paths are relative, with `/`, and mean the same on Linux, macOS and Windows. */
export function pathProblem(path: string): string | null {
  if (path === '') return 'A path may not be empty.';
  if (path.length > LONGEST_PATH) return `A path may have ${LONGEST_PATH} characters; this one has ${path.length}.`;
  if (path !== path.normalize('NFC')) return `"${path}" has to be in Unicode's composed form (NFC).`;
  if (/[\p{Cc}\\:*?"<>|]/u.test(path))
    return `"${path}" holds a character that no path may have: a control character or one of \\ : * ? " < > |.`;
  const segments = path.split('/');
  if (segments.some((segment) => segment === ''))
    return `"${path}" has an empty segment; paths are relative and have no double slash.`;
  if (segments.some((segment) => segment === '.' || segment === '..'))
    return `"${path}" may not hold . or .. segments.`;
  if (segments.some((segment) => /[. ]$/.test(segment)))
    return `"${path}" has a segment that ends with a dot or a blank.`;
  if (segments.some((segment) => segment.toLowerCase() === '.git'))
    return `"${path}" lies in .git, which belongs to the platform.`;
  if (segments.some((segment) => Buffer.byteLength(segment) > LONGEST_SEGMENT))
    return `"${path}" has a segment of more than ${LONGEST_SEGMENT} bytes.`;
  return null;
}

/** Two paths with the same key cannot lie in one tree: macOS would take them for one file. */
export const pathKey = (path: string): string => path.normalize('NFC').toLowerCase();
