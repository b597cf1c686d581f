/** The authorization in the parameters of a connection: in any letter case, beside them or among `headers`, as the different clients send it. */
export function authorizationOf(parameters: Readonly<Record<string, unknown>> | undefined): string | undefined {
  if (!parameters) return undefined;
  const found = findAuthorization(parameters);
  if (found !== undefined) return found;
  const { headers } = parameters;
  return typeof headers === 'object' && headers !== null ? findAuthorization(headers) : undefined;
}

function findAuthorization(values: object): string | undefined {
  for (const [name, value] of Object.entries(values))
    if (name.toLowerCase() === 'authorization' && typeof value === 'string') return value;
  return undefined;
}
