import type { Shelf } from '../runtime/kept-data';

/** The browser's storage under one key; where there is none (a private window, a sandboxed frame) it is memory. */
export function openShelf(key: string): Shelf {
  const storage = usableStorage(key);
  let memory: string | null = null;
  if (!storage)
    return {
      read: () => memory,
      write(text) {
        memory = text;
        return true;
      },
    };
  return {
    read: () => storage.getItem(key),
    write(text) {
      try {
        storage.setItem(key, text);
        return true;
      } catch {
        // The quota is used up; what was kept before stays.
        return false;
      }
    },
  };
}

function usableStorage(key: string): Storage | null {
  try {
    const storage = window.localStorage;
    storage.getItem(key);
    return storage;
  } catch {
    // Access itself throws where storage is forbidden.
    return null;
  }
}
