import { isRefused, type CheckedChange } from './check';
import { SCHEMAS, type SchemaName } from './release';

/** What the schemas of the graph are called among people. */
const TITLES: Record<SchemaName, string> = {
  api: 'schema/api.graphql',
  partner: 'schema/partner.graphql (the contract)',
};
const MOST_USERS = 5;

export interface ReportOptions {
  /** What the schemas were compared with, for the heading. */
  release: string;
  /** Also lists every safe change. */
  isVerbose: boolean;
}

/** The check as a person reads it: the gravest first, what to do at the end. */
export function report(changes: readonly CheckedChange[], { release, isVerbose }: ReportOptions): string {
  const parts = SCHEMAS.map((schema) => {
    const own = changes.filter((change) => change.schema === schema);
    const safe = own.filter(({ severity }) => severity === 'SAFE');
    const shown = isVerbose ? own : own.filter(({ severity }) => severity !== 'SAFE');
    const lines = shown.flatMap(linesOf);
    if (!isVerbose && safe.length > 0) lines.push(`  SAFE       ${safe.length} changes; --verbose lists them`);
    return [`${TITLES[schema]} against ${release}`, ...(lines.length > 0 ? lines : ['  no change'])].join('\n');
  });
  return `${[...parts, verdict(changes)].join('\n\n')}\n`;
}

function linesOf(change: CheckedChange): string[] {
  const { severity, kind, path, message, users, allowedBecause } = change;
  const lines = [`  ${severity.padEnd(10)} ${path || '(schema)'} ${kind}`, `             ${message}`];
  if (severity === 'SAFE') return lines;
  const named = users.slice(0, MOST_USERS).join(', ');
  const more = users.length > MOST_USERS ? ` and ${users.length - MOST_USERS} more` : '';
  lines.push(`             used by ${users.length > 0 ? named + more : 'no operation that is recorded'}`);
  if (allowedBecause !== undefined) lines.push(`             allowed: ${allowedBecause}`);
  return lines;
}

function verdict(changes: readonly CheckedChange[]): string {
  const refused = changes.filter(isRefused);
  if (refused.length === 0) return 'Nothing breaks a known client.';
  const [{ schema, kind, path } = { schema: 'api', kind: '', path: '' }] = refused;
  const note = JSON.stringify({ schema, kind, path, because: '…' });
  const what = refused.length === 1 ? 'One change breaks' : `${refused.length} changes break`;
  return `${what} known clients. Keep what they use and deprecate it; or, once that was decided, put a note into the list in schema/allowed-changes.json:\n  ${note}`;
}
