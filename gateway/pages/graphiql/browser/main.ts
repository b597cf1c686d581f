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
  /** The path of the graph. */
  endpoint: string;
  /** What the editor shows first. */
  start: object;
}

const { demoToken, endpoint, start } = pageSettings<Settings>();
// What was kept for another account, of a platform that began anew, is of no use.
if (sessionStorage.getItem('demo-token') !== (demoToken ?? '')) {
  sessionStorage.clear();
  sessionStorage.setItem('demo-token', demoToken ?? '');
}
const authorization = demoToken ? `Bearer ${demoToken}` : undefined;
showPreviewLink(new RememberedIds(authorization), authorization, demoToken);
YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
  ...start,
  fetcher: fetcherFor(demoToken, endpoint),
  storage: sessionStorage,
});
