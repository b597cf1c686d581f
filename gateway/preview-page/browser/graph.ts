import { createClient } from 'graphql-ws';

export interface PreviewState {
  status: 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELED';
  /** What happens now, or how it ended. */
  message: string;
  device: { name: string; platform: string; width: number; height: number } | null;
  stream: { p50LatencyMs: number | null; framesPerSecond: number | null } | null;
  failure: { code: string; message: string; hint: string | null } | null;
}

/** An answer that no repetition makes better: the token or the id is wrong. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

const FINAL_CODES = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'TOKEN_EXPIRED', 'INVALID_CREDENTIALS']);
const CHANGES = `subscription Preview($id: ID!) { previewChanged(id: $id) {
  status message device { name platform width height } stream { p50LatencyMs framesPerSecond } failure { code message hint } } }`;
const VIEW = `mutation View($input: ViewPreviewInput!) { viewPreview(input: $input) { answer userErrors { code message } } }`;

interface GraphError {
  message: string;
  extensions?: { code?: string };
}

/** What this page asks of the graph, with one token. */
export class Graph {
  constructor(
    readonly sessionId: string,
    readonly token: string,
  ) {}

  /** The session as it is now and after each change, through lost connections. Returns how to stop; nothing is heard afterwards. */
  follow(
    heard: (state: PreviewState) => void,
    refused: (error: Refused) => void,
    isConnected: (yes: boolean) => void,
  ): () => void {
    let isStopped = false;
    let failures = 0;
    const tell = (yes: boolean) => {
      if (!isStopped) isConnected(yes);
    };
    const client = createClient({
      url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
      connectionParams: { authorization: `Bearer ${this.token}` },
      retryAttempts: Infinity,
      retryWait: backOff,
      shouldRetry: (event) => !isRefusal(event),
      keepAlive: 10_000,
      on: { connected: () => tell(true), closed: () => tell(false) },
    });
    // What is not a refusal passes: a part of the platform restarts, a stream was cut.
    const again = () => {
      tell(false);
      void backOff(failures++).then(() => !isStopped && begin());
    };
    const begin = () => {
      client.subscribe<{ previewChanged: PreviewState }>(
        { query: CHANGES, variables: { id: this.sessionId } },
        {
          next: ({ data, errors }) => {
            if (isStopped) return;
            failures = 0;
            if (data) heard(data.previewChanged);
            else if (errors) decide(errors);
          },
          error: (error) => decide(error),
          complete: again,
        },
      );
    };
    const decide = (error: unknown) => {
      const refusal = refusalOf(error);
      if (isStopped) return;
      if (FINAL_CODES.has(refusal.code)) refused(refusal);
      else again();
    };
    begin();
    return () => {
      isStopped = true;
      void client.dispose();
    };
  }

  /** The router's answer to an SDP offer. */
  async view(offer: string): Promise<string> {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query: VIEW, variables: { input: { sessionId: this.sessionId, offer } } }),
    });
    const { data, errors } = await response.json();
    if (errors?.length) {
      const refusal = refusalOf(errors);
      throw FINAL_CODES.has(refusal.code) ? refusal : new Error(refusal.message);
    }
    const answer = data?.viewPreview?.answer;
    if (typeof answer !== 'string')
      throw new Error(data?.viewPreview?.userErrors?.[0]?.message ?? 'The preview cannot be seen yet.');
    return answer;
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const backOff = (failures: number) => pause(Math.min(8000, 500 * 2 ** failures) * (0.75 + Math.random() / 2));

function refusalOf(error: unknown): Refused {
  const first: GraphError | undefined = Array.isArray(error) ? error[0] : undefined;
  if (first) return new Refused(first.message, first.extensions?.code ?? 'UNKNOWN');
  if (isRefusal(error)) return new Refused('The access token is not accepted.', 'UNAUTHENTICATED');
  return new Refused('The gateway ended the connection.', 'UNKNOWN');
}

// Close codes of graphql-ws: 4401 and 4403 say that the token is not taken.
const isRefusal = (event: unknown) => event instanceof CloseEvent && (event.code === 4401 || event.code === 4403);
