import { ErrorCode } from '#schema/error-code';
import { NotFound, Unavailable } from '../kernel/errors';
import type { Viewer } from '../kernel/viewer';
import { signViewer } from '../kernel/viewer-header';

/** The authorisation scheme with which a subgraph asks the gateway as its viewer; the credentials are a signed viewer header. */
export const INTERNAL_SCHEME = 'Internal';

/** Asks the whole graph, through the gateway. For the rare moment in which an event has not arrived yet. */
export interface GraphClient {
  /** The data, or null where the graph answers `NOT_FOUND` or `FORBIDDEN`. Throws `Unavailable` when the gateway does not answer within 5 s. */
  query<Data>(viewer: Viewer, document: string, variables: Record<string, unknown>): Promise<Data | null>;
}

export class HttpGraphClient implements GraphClient {
  constructor(
    private readonly gatewayUrl: string,
    private readonly viewerSecret: string,
  ) {}

  async query<Data>(viewer: Viewer, document: string, variables: Record<string, unknown>): Promise<Data | null> {
    const response = await this.send(viewer, JSON.stringify({ query: document, variables }));
    const { data, errors } = (await response.json()) as {
      data?: Data | null;
      errors?: { message: string; extensions?: { code?: string } }[];
    };
    const [error] = errors ?? [];
    if (!error) return data ?? null;
    if (error.extensions?.code === ErrorCode.NOT_FOUND || error.extensions?.code === ErrorCode.FORBIDDEN) return null;
    throw new Unavailable(`The platform could not look something up: ${error.message}`);
  }

  private async send(viewer: Viewer, body: string): Promise<Response> {
    try {
      return await fetch(`${this.gatewayUrl}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `${INTERNAL_SCHEME} ${signViewer(viewer, this.viewerSecret)}`,
        },
        body,
        signal: AbortSignal.timeout(5_000),
      });
    } catch {
      throw new Unavailable('The gateway does not answer; try again in a moment.', null);
    }
  }
}

/** `value`, or the error that another tenant's id gets as well. */
export function found<T>(value: T | null | undefined, message: string): T {
  if (value === null || value === undefined) throw new NotFound(message);
  return value;
}
