import type { Credential, ViewerAnswer } from '#schema/shared/internal-viewer';

/** Knows who stands behind a credential, with teams and roles as they are now. */
export interface CredentialDirectory {
  /** The viewer, or null with the reason why there is none. Throws `Unavailable` when it cannot tell. */
  resolve(credential: Credential): Promise<ViewerAnswer>;
  /** The viewer of this credential may be another from now on: it has just changed something, perhaps its own teams. */
  forget(credentialId: string): Promise<void>;
}
