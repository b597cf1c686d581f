import { join } from 'node:path';

// A name of at most 240 characters, whatever is escaped in it: file systems take 255.
const CHUNK = /(?:=?.){1,120}/g;

/**
 * The file of a key, below the store's folder. Two keys never share a file, nor is one's file another's folder: folders end in `~` (the key has a `/` there) or `+` (the
 * name was too long for one file name), which no key contains. Capitals are written `=a`, since macOS does not tell `A` from `a`.
 */
export function pathOfKey(key: string): string {
  const folders = key.split('/').map((segment) => (escape(segment).match(CHUNK) ?? []).join('+/'));
  return folders.join('~/');
}

/** The key of a file, from its path below the store's folder; null for a file that is none of ours. */
export function keyOfPath(path: string): string | null {
  const key = path
    .split('/')
    .map((name, place, all) => (place === all.length - 1 ? name : textOfFolder(name)))
    .join('');
  const text = key.replace(/=([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return pathOfKey(text) === path ? text : null;
}

/** The deepest folder that holds every key with this prefix. */
export function folderOfPrefix(root: string, prefix: string): string {
  const end = prefix.lastIndexOf('/');
  return end < 0 ? root : join(root, `${pathOfKey(prefix.slice(0, end))}~`);
}

const textOfFolder = (name: string) => (name.endsWith('~') ? `${name.slice(0, -1)}/` : name.replace(/\+$/, ''));

const escape = (segment: string) => segment.replace(/[A-Z]/g, (letter) => `=${letter.toLowerCase()}`);
