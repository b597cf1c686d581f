import type { Session } from './session';

/** Escape and the browser's back button go back, as the platform's gesture does; at the first screen they do nothing. */
export function followKeys(session: Session): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') session.back();
  });
  // One entry of the history stands guard: going back takes it, and it is put up again while there is something to close.
  const guard = () => history.pushState(null, '');
  guard();
  window.addEventListener('popstate', () => {
    if (!session.overlay && !session.navigation.canGoBack) return;
    session.back();
    guard();
  });
}
