/** What is told of an error. Not its other properties: a failed query carries its parameters, a failed connection its secrets. */
export function errorForLog(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    type: name,
    message,
    stack,
    ...(typeof code === 'string' && { code }),
    ...(cause !== undefined && { cause: errorForLog(cause) }),
  };
}
