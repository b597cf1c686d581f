import type { Viewer } from '../kernel/viewer';

/** A document that a test has sent to a subgraph of its own. */
export interface AskedDocument {
  subgraph: string;
  url: string;
  viewer: Viewer | null;
  viewerSecret: string;
  document: string;
  variables: Readonly<Record<string, unknown>>;
}

type Listener = (asked: AskedDocument[]) => Promise<void>;
let listener: Listener = () => Promise.resolve();
const asked: AskedDocument[] = [];

/** Remembers a document until `tellAsked`, so that nothing happens while a test still looks. */
export const rememberAsked = (document: AskedDocument): void => void asked.push(document);

/** Lets one listener of this test file hear of what its tests ask. */
export const onAsked = (next: Listener): void => void (listener = next);

/** Tells what was asked since the last call; resolves when the listener is done. Called after each test, and before a subgraph goes away. */
export const tellAsked = (): Promise<void> => listener(asked.splice(0));
