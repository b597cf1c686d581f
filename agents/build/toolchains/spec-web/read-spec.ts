import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppSpec, APP_SPEC_PATH } from '#schema/app-spec/app-spec';
import { checkAppSpec } from '#schema/app-spec/check';
import type { ReportedDiagnostic } from '../output-line';
import { placeOf } from './json-place';
import { type JsonNode, JsonSyntaxError, positionAt, readJsonTree } from './json-tree';

export interface ReadSpec {
  /** Null when there is an error among the diagnostics. */
  spec: AppSpec | null;
  diagnostics: ReportedDiagnostic[];
}

/** Reads a tree's specification and says what is wrong with it, each problem at its line and column of the file. */
export async function readSpec(sourceFolder: string): Promise<ReadSpec> {
  const text = await readOrNull(join(sourceFolder, APP_SPEC_PATH));
  return text === null ? missing() : checkSpecText(text);
}

/** The same for a text that was read already. */
export function checkSpecText(text: string): ReadSpec {
  const problem = (offset: number, message: string): ReportedDiagnostic => ({
    severity: 'ERROR',
    path: APP_SPEC_PATH,
    ...positionAt(text, offset),
    message,
  });
  let root: JsonNode;
  try {
    root = readJsonTree(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return { spec: null, diagnostics: [problem(error.offset, error.message)] };
    throw error;
  }
  const parsed = AppSpec.safeParse(root.value);
  if (!parsed.success) {
    const diagnostics = parsed.error.issues.map((issue) => {
      const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
      return problem(placeOf(root, [...issue.path, ...extra]).offset, sentence(issue.path, issue.message));
    });
    return { spec: null, diagnostics };
  }
  const diagnostics = checkAppSpec(parsed.data).map(({ path, message }) =>
    problem(placeOf(root, path).offset, sentence(path, message)),
  );
  return { spec: diagnostics.length > 0 ? null : parsed.data, diagnostics };
}

function missing(): ReadSpec {
  const message =
    `The tree has no ${APP_SPEC_PATH} at its root, so there is nothing to make a web bundle from. ` +
    'Generate the app from words, or restore a revision that holds its specification.';
  return { spec: null, diagnostics: [{ severity: 'ERROR', path: APP_SPEC_PATH, line: 1, column: 1, message }] };
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) return null;
    throw error;
  }
}

const sentence = (path: readonly PropertyKey[], message: string) =>
  path.length > 0 ? `${path.map(String).join(' › ')}: ${message}` : message;
