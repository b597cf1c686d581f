import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { remember, remembered } from './data-folder';

const DEMO_EMAIL = 'demo@example.com';

const Demo = z.object({ password: z.string(), token: z.string().nullable() });

interface Answer {
  data?: Record<
    string,
    { token?: string; session?: { accessToken: string }; userErrors: { code: string; message: string }[] } | null
  > | null;
  errors?: { message: string }[];
}

/** An account to try things with, and its token; the same over restarts. Asks the graph like anyone. */
export async function demoAccount(gatewayUrl: string, dataFolder: string): Promise<{ email: string; token: string }> {
  const path = join(dataFolder, 'demo-account.json');
  const demo = remembered(path, Demo, () => ({ password: randomBytes(18).toString('base64url'), token: null }));
  if (demo.token && (await isGood(gatewayUrl, demo.token))) return { email: DEMO_EMAIL, token: demo.token };
  const session = await signedIn(gatewayUrl, demo.password);
  const answer = await ask(gatewayUrl, CREATE_TOKEN, {}, session);
  const token = answer.data?.createAccessToken?.token;
  if (!token) throw new Error(`The demo account got no token: ${problemOf(answer)}`);
  remember(path, { ...demo, token });
  return { email: DEMO_EMAIL, token };
}

async function signedIn(gatewayUrl: string, password: string): Promise<string> {
  const input = { email: DEMO_EMAIL, password };
  const known = await ask(gatewayUrl, SIGN_IN, { input });
  const session =
    known.data?.signIn?.session ??
    (await ask(gatewayUrl, SIGN_UP, { input: { ...input, name: 'Demo' } })).data?.signUp?.session;
  if (!session) throw new Error(`The demo account could not sign in: ${problemOf(known)}`);
  return session.accessToken;
}

async function isGood(gatewayUrl: string, token: string): Promise<boolean> {
  const { errors } = await ask(gatewayUrl, '{ viewer { id } }', {}, token);
  return !errors;
}

async function ask(gatewayUrl: string, query: string, variables: object, token?: string): Promise<Answer> {
  const response = await fetch(`${gatewayUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

function problemOf({ data, errors }: Answer): string {
  const userErrors = Object.values(data ?? {}).flatMap((payload) => payload?.userErrors ?? []);
  return [...(errors ?? []), ...userErrors].map(({ message }) => message).join(' ') || 'no reason was given.';
}

const SIGN_IN = /* GraphQL */ `
  mutation ($input: SignInInput!) {
    signIn(input: $input) {
      session {
        accessToken
      }
      userErrors {
        code
        message
      }
    }
  }
`;

const SIGN_UP = /* GraphQL */ `
  mutation ($input: SignUpInput!) {
    signUp(input: $input) {
      session {
        accessToken
      }
      userErrors {
        code
        message
      }
    }
  }
`;

const CREATE_TOKEN = /* GraphQL */ `
  mutation {
    createAccessToken(input: { name: "Sandbox", expiresInDays: 366 }) {
      token
      userErrors {
        code
        message
      }
    }
  }
`;
