import { GraphQLError } from 'graphql';
import { ErrorCode } from '#schema/error-code';
import { isObject, readField, type Json, type JsonObject } from './json';
import type { ResponsePath } from './targets';

/** One error of a subgraph's answer, as far as it is well-formed. */
export interface SubgraphError {
  message: string;
  path: ResponsePath | null;
  extensions: Record<string, unknown>;
}

/** What is said when a subgraph is away. Which one it is, is for the log. */
export const UNAVAILABLE_MESSAGE = 'This part of the platform does not answer at present; try again in a moment.';

// Where servers put what helps their developers and tells strangers how they are built.
const INTERNAL_EXTENSIONS = new Set([
  'stacktrace',
  'stack',
  'exception',
  'originalError',
  'serviceName',
  'debugMessage',
]);

/** The errors of an answer, in the order given. */
export function subgraphErrors(answer: JsonObject): SubgraphError[] {
  const errors = readField(answer, 'errors');
  return Array.isArray(errors) ? errors.filter(isObject).map(toSubgraphError) : [];
}

function toSubgraphError(error: JsonObject): SubgraphError {
  const message = readField(error, 'message');
  const path = readField(error, 'path');
  const extensions = readField(error, 'extensions');
  return {
    message: typeof message === 'string' ? message : 'A part of the platform failed without saying why.',
    path: Array.isArray(path) ? path.filter(isStep) : null,
    extensions: publicExtensions(isObject(extensions) ? extensions : {}),
  };
}

/** Keeps the code and what else is meant for clients; an error without a code is a fault of ours. */
export function publicExtensions(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.entries(extensions).filter(([name]) => !INTERNAL_EXTENSIONS.has(name) && name !== '__proto__');
  const code = typeof extensions.code === 'string' ? extensions.code : ErrorCode.INTERNAL_SERVER_ERROR;
  return { ...Object.fromEntries(kept), code };
}

/** Gives every error its code and the id by which the request is found in the logs. */
export function presentErrors(errors: readonly GraphQLError[], requestId: string): GraphQLError[] {
  return errors.map(
    (error) =>
      new GraphQLError(error.message, {
        nodes: error.nodes,
        source: error.source,
        positions: error.positions,
        path: error.path,
        extensions: { ...publicExtensions(error.extensions), requestId },
      }),
  );
}

const isStep = (step: Json): step is string | number => typeof step === 'string' || typeof step === 'number';
