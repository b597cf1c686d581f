import { fillIn } from '../../browser/fill-in';
import { headerOf, pageSettings } from '../../browser/page-settings';
import { showPreviewLink } from '../../browser/preview-link';
import { RememberedIds } from '../../browser/remembered-ids';

interface Settings {
  demoToken: string | null;
  operations: { document: string; variables: string }[];
  /** Where Apollo serves its Sandbox from. */
  script: string;
}

declare global {
  interface Window {
    EmbeddedSandbox?: new (options: object) => unknown;
  }
}

const { demoToken, operations, script } = pageSettings<Settings>();
const headers: Record<string, string> = demoToken ? { authorization: `Bearer ${demoToken}` } : {};
const ids = new RememberedIds(headers.authorization);
showPreviewLink(ids, headers.authorization, demoToken);

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]'))
  button.addEventListener('click', () => void copy(button, operations[Number(button.dataset.index)]));

async function copy(button: HTMLButtonElement, operation?: Settings['operations'][number]): Promise<void> {
  if (!operation) return;
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(
      button.dataset.copy === 'document' ? operation.document : filledIn(operation.variables),
    );
    button.textContent = 'Copied';
  } catch {
    // A browser copies only for pages of this machine or over HTTPS.
    button.textContent = 'This browser does not let the page copy';
  }
  setTimeout(() => (button.textContent = label), 1500);
}

function filledIn(variables: string): string {
  try {
    return JSON.stringify(fillIn(JSON.parse(variables), ids), null, 2);
  } catch {
    // Nothing is known to fill in yet; the answer to what is pasted says so.
    return variables;
  }
}

/** Sends what the Sandbox runs, with each `…` of the variables filled in from the answers before. */
async function handleRequest(
  url: string,
  options: RequestInit & { headers: Record<string, string> },
): Promise<Response> {
  const authorization = headerOf(options.headers, 'authorization');
  const known = new RememberedIds(authorization);
  const response = await send(url, options, known);
  const answer = (await response.clone().json()) as { data?: unknown };
  known.see(answer.data);
  showPreviewLink(known, authorization, demoToken);
  return response;
}

function send(url: string, options: RequestInit, known: RememberedIds): Promise<Response> {
  if (typeof options.body !== 'string') return fetch(url, options);
  const request = JSON.parse(options.body) as { variables?: unknown };
  try {
    const body = JSON.stringify({ ...request, variables: fillIn(request.variables, known) });
    return fetch(url, { ...options, body });
  } catch (error) {
    return Promise.resolve(Response.json({ errors: [{ message: (error as Error).message }] }));
  }
}

function openSandbox(): void {
  document.getElementById('notice')?.remove();
  const [first] = operations;
  const options = {
    target: '#sandbox',
    initialEndpoint: `${location.origin}/graphql`,
    initialSubscriptionEndpoint: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    endpointIsEditable: false,
    allowDynamicStyles: false,
    runTelemetry: false,
    handleRequest,
    initialState: {
      document: first?.document,
      variables: JSON.parse(first?.variables ?? '{}') as object,
      headers,
      // For the operations that are pasted into other tabs.
      sharedHeaders: headers,
      includeCookies: false,
      pollForSchemaUpdates: false,
    },
  };
  Object.assign(window, { sandbox: window.EmbeddedSandbox && new window.EmbeddedSandbox(options) });
}

function sayOffline(): void {
  document
    .getElementById('notice')
    ?.replaceChildren(...(document.querySelector<HTMLTemplateElement>('#offline')?.content.childNodes ?? []));
}

const loaded = Object.assign(document.createElement('script'), {
  src: script,
  onload: openSandbox,
  onerror: sayOffline,
});
document.head.append(loaded);
