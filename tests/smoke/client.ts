import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TypedDocumentString } from '#schema/gen/graphql';

/** What the platform said when it said no. */
export class PlatformSaidNo extends Error {}

interface Answer<Data> {
  data?: Data | null;
  errors?: readonly { message: string }[];
}

/** A client as outsiders write one: fetch, graphql-ws and typed documents. */
export class Client {
  private readonly endpoint: string;
  private token: string | null = null;

  constructor(gatewayUrl: string) {
    this.endpoint = `${gatewayUrl.replace(/\/$/, '')}/graphql`;
  }

  signIn(token: string): void {
    this.token = token;
  }

  async request<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data> {
    const response = await fetch(this.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.token && { authorization: `Bearer ${this.token}` }) },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    return dataOf((await response.json()) as Answer<Data>);
  }

  /** Events until the caller leaves the loop or the subscription ends. */
  async *subscribe<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): AsyncGenerator<Data> {
    const client = createClient({
      url: this.endpoint.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${this.token}` },
    });
    try {
      for await (const event of client.iterate<Data>({ query: document.toString(), variables }))
        yield dataOf(event as Answer<Data>);
    } catch (error) {
      throw Array.isArray(error) ? new PlatformSaidNo(String((error as { message: string }[])[0]?.message)) : error;
    } finally {
      await client.dispose();
    }
  }
}

function dataOf<Data>({ data, errors }: Answer<Data>): Data {
  const [error] = errors ?? [];
  if (error) throw new PlatformSaidNo(error.message);
  if (!data) throw new PlatformSaidNo('The platform answered without data.');
  return data;
}

/** The payload of a mutation; throws its first user error. */
export function done<Payload extends { userErrors: readonly { code: string; message: string }[] }>(
  payload: Payload,
): Payload {
  const [error] = payload.userErrors;
  if (error) throw new PlatformSaidNo(`${error.code}: ${error.message}`);
  return payload;
}

/** `value`, which the platform owed us. */
export function given<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new PlatformSaidNo(`The answer has no ${what}.`);
  return value;
}
