import type { RememberedIds } from './remembered-ids';

/** Shows the way to the page of the newest preview. The page asks as the demo account by itself; another account's token goes along where no server sees it. */
export function showPreviewLink(ids: RememberedIds, authorization: string | undefined, demoToken: string | null): void {
  const link = document.querySelector<HTMLAnchorElement>('#preview-link');
  const sessionId = ids.last('prv');
  if (!link || !sessionId) return;
  const token = authorization?.replace(/^Bearer /i, '');
  const fragment = token && token !== demoToken ? `#token=${encodeURIComponent(token)}` : '';
  link.href = `/preview/${sessionId}${fragment}`;
  link.hidden = false;
}
