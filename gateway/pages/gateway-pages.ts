import { readOnly, type PageHandler } from '../http/page-handler';
import { graphiqlPages } from './graphiql/graphiql-pages';
import { sandboxPages } from './sandbox/sandbox-page';
import { readStartHere } from './start-here';

export interface PageOptions {
  /** A token that the pages are preset with. */
  demoToken: () => string | null;
}

/** The pages that the gateway brings: the Sandbox at its root, GraphiQL for a machine without internet. */
export function gatewayPages(options: PageOptions): Record<string, PageHandler> {
  const operations = readStartHere();
  const pages = { ...sandboxPages(operations, options), ...graphiqlPages(operations, options) };
  return Object.fromEntries(Object.entries(pages).map(([path, page]) => [path, readOnly(path, page)]));
}
