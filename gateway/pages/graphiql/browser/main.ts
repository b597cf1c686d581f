import { pageSettings } from '../../browser/page-settings';
import { showPreviewLink } from '../../browser/preview-link';
import { RememberedIds } from '../../browser/remembered-ids';
import { fetcherFor } from './fetcher';

declare global {
  /** The editor, as its package names itself. */
  var YogaGraphiQL: { renderYogaGraphiQL(target: HTMLElement | null, options: object): void };
}

interface Settings {
  demoToken: string | null;
  /** What the editor shows first. */
  start: object;
}

const { demoToken, start } = pageSettings<Settings>();
// What was kept for another account, of a platform that began anew, is of no use.
if (sessionStorage.getItem('demo-token') !== (demoToken ?? '')) {
  sessionStorage.clear();
  sessionStorage.setItem('demo-token', demoToken ?? '');
}
// The editor lets its tabs be dragged; in this version a tab jumps away as soon as it is pressed, so that no click on it arrives.
document.addEventListener(
  'pointerdown',
  (event) => {
    if (event.target instanceof Element && event.target.closest('.graphiql-tabs')) event.stopPropagation();
  },
  { capture: true },
);
const authorization = demoToken ? `Bearer ${demoToken}` : undefined;
showPreviewLink(new RememberedIds(authorization), authorization, demoToken);
YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
  ...start,
  fetcher: fetcherFor(demoToken),
  storage: sessionStorage,
});
