import type { PageHandler } from '../http/page-handler';
import { graphiqlPages } from './graphiql/graphiql-pages';
import { sandboxPage } from './sandbox-page';
import { readStartHere } from './start-here';

export interface PageOptions {
  /** A token that the pages are preset with. */
  demoToken: () => string | null;
}

/** The pages that the gateway brings: the Sandbox at its root, GraphiQL for a machine without internet. */
export function gatewayPages(options: PageOptions): Record<string, PageHandler> {
  const operations = readStartHere();
  return { '/': sandboxPage(operations, options), ...graphiqlPages(operations, options) };
}
