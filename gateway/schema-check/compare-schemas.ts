import { CriticalityLevel, DiffRule, diff, type Change } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';
import { problemsWith, type RecordedOperation } from './recorded-operations';
import { usedCoordinates } from './used-coordinates';

export type Severity = 'SAFE' | 'DANGEROUS' | 'BREAKING';

/** One change of a schema, and who is known to use what it is about. */
export interface SchemaChange {
  severity: Severity;
  /** What kind: `FIELD_REMOVED`. */
  kind: string;
  /** Of what: `Project.name`; empty for the schema as a whole. */
  path: string;
  message: string;
  /** Sorted: `agents/build: ClaimBuild`. */
  users: string[];
}

const SEVERITIES: Record<CriticalityLevel, Severity> = {
  [CriticalityLevel.Breaking]: 'BREAKING',
  [CriticalityLevel.Dangerous]: 'DANGEROUS',
  [CriticalityLevel.NonBreaking]: 'SAFE',
};

/**
 * Every change between two schemas, the gravest first. An operation that the old schema answers and the new one does not is a change too, when nothing else explains it.
 */
export async function compareSchemas(
  before: GraphQLSchema,
  after: GraphQLSchema,
  operations: readonly RecordedOperation[],
): Promise<SchemaChange[]> {
  // What was written for the new schema says nothing of the old one.
  const known = operations
    .filter((operation) => problemsWith(before, operation).length === 0)
    .map((operation) => ({ ...operation, used: usedCoordinates(before, operation.document) }));
  const changes = (await diff(before, after, [DiffRule.simplifyChanges])).map((change) => ({
    severity: SEVERITIES[change.criticality.level],
    kind: String(change.type),
    path: change.path ?? '',
    message: change.message,
    users: [...new Set(known.filter(({ used }) => isAbout(change, used)).map(label))].toSorted(),
  }));
  const explained = new Set(changes.flatMap(({ severity, users }) => (severity === 'BREAKING' ? users : [])));
  const broken = known.flatMap((operation): SchemaChange[] => {
    const [problem] = problemsWith(after, operation);
    if (!problem || explained.has(label(operation))) return [];
    const { message } = problem;
    return [
      { severity: 'BREAKING', kind: 'OPERATION_BROKEN', path: operation.name, message, users: [label(operation)] },
    ];
  });
  return [...broken, ...changes].toSorted(
    (a, b) => rank(a) - rank(b) || compare(a.path, b.path) || compare(a.message, b.message),
  );
}

/** What is new has no users yet; those of what it was added to have to cope with it. */
function isAbout({ path = '', type }: Change, used: ReadonlySet<string>): boolean {
  if (path === '') return true;
  if (used.has(path)) return true;
  const isAddition = String(type).endsWith('_ADDED');
  const owner = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  return isAddition && owner !== '' && used.has(owner);
}

const label = ({ client, name }: RecordedOperation) => `${client}: ${name}`;
const rank = ({ severity }: SchemaChange) => ['BREAKING', 'DANGEROUS', 'SAFE'].indexOf(severity);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
