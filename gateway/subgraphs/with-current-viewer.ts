import { DomainError, Unauthenticated } from '#platform/kernel/errors';
import type { Viewer } from '#platform/kernel/viewer';
import type { RequestScope } from './request-scope';
import type { SubgraphClient } from './subgraph-client';

/** Owns teams, roles and sessions: only its mutations change who a viewer is. */
const OWNER_OF_VIEWERS = 'account';

// Both engines write the operation first, and the planner prints it without anything before its kind.
const MUTATION = /^\{"query":"mutation\b/;

/**
 * The same client; what a request asks after it has run a mutation of account, is asked as who the viewer is then: the fields that other subgraphs have of a new team see
 * its owner, and those of a team that was left see nobody of it. `forget` makes the next look-up a fresh one. Looked up only when something is asked at all, once for all that is.
 */
export function withCurrentViewer(client: SubgraphClient, forget: (viewer: Viewer) => Promise<void>): SubgraphClient {
  const changed = new WeakSet<RequestScope>();
  const renewals = new WeakMap<RequestScope, Promise<void>>();
  return {
    async ask(subgraph, body, scope) {
      if (changed.delete(scope)) renewals.set(scope, renew(scope, forget));
      await renewals.get(scope);
      try {
        return await client.ask(subgraph, body, scope);
      } finally {
        // Also when no answer came: the change may have been made all the same.
        if (subgraph === OWNER_OF_VIEWERS && MUTATION.test(body)) changed.add(scope);
      }
    },
    close: () => client.close(),
  };
}

async function renew(scope: RequestScope, forget: (viewer: Viewer) => Promise<void>): Promise<void> {
  if (!scope.viewer || !scope.viewerNow) return;
  try {
    await forget(scope.viewer);
    scope.viewer = await scope.viewerNow();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // Signed out, or deleted, by this very request: from here on nobody asks. While account is away the viewer is believed as it was.
    if (error instanceof Unauthenticated) scope.viewer = null;
  }
}
