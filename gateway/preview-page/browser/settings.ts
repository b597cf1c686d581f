declare global {
  var previewSettings: Settings;
}

interface Settings {
  /** Null when the address names no session. */
  sessionId: string | null;
  demoToken: string | null;
}

const KEY = 'preview-token';

/** The token to ask with: of the address, else of this tab, else the demo account's. The address is cleared of it. */
export function findToken(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    rememberToken(given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return given ?? remembered() ?? previewSettings.demoToken;
}

/** For as long as the tab is open. */
export function rememberToken(token: string): void {
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // A browser that keeps nothing asks again after a reload.
    return;
  }
}

export function forgetToken(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
