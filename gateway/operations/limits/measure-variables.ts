import type { GraphQLError } from 'graphql';
import { counted, limitExceeded } from './limit-exceeded';
import type { RequestLimits } from './request-limits';

// A count goes on so far beyond the limit, to be told.
const TELLING = 2;

/** Why the variables are more than is allowed; null when they are not. What goes through them later recurses. */
export function excessOfVariables(
  variables: Readonly<Record<string, unknown>>,
  { variableValues, valueDepth }: Pick<RequestLimits, 'variableValues' | 'valueDepth'>,
): GraphQLError | null {
  const most = variableValues * TELLING;
  let values = 0;
  let depth = 0;
  let level: object[] = [variables];
  while (level.length > 0 && values <= most) {
    const next: object[] = [];
    for (const container of level) {
      for (const value of Array.isArray(container) ? (container as unknown[]) : Object.values(container)) {
        values++;
        if (typeof value === 'object' && value !== null) next.push(value);
        if (values > most) break;
      }
      if (values > most) break;
    }
    if (next.length > 0) depth++;
    level = next;
  }
  if (values > variableValues)
    return limitExceeded(
      `The variables hold ${counted(values, most)} values; ${variableValues} are allowed. Send less at a time.`,
    );
  if (depth > valueDepth)
    return limitExceeded(`The variables nest ${depth} levels deep; ${valueDepth} are allowed. Flatten them.`);
  return null;
}
