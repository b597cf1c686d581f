/** A request that the token endpoint refuses, in the form of RFC 6749, section 5.2. */
export class OAuthError extends Error {
  constructor(
    readonly status: number,
    readonly code:
      'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type' | 'temporarily_unavailable',
    description: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(description);
    this.name = 'OAuthError';
  }
}

export const invalidRequest = (description: string) => new OAuthError(400, 'invalid_request', description);

export const invalidClient = (description: string) =>
  new OAuthError(401, 'invalid_client', description, { 'www-authenticate': 'Basic realm="oauth", charset="UTF-8"' });
