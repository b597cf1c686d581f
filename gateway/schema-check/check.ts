import { buildSchema, print } from 'graphql';
import { allows, type AllowedChange } from './allowed-changes';
import { compareSchemas, type SchemaChange } from './compare-schemas';
import { recordedOperations, type RecordedOperation } from './recorded-operations';
import { SCHEMAS, type SchemaName, type Snapshot } from './release';

export interface CheckedChange extends SchemaChange {
  schema: SchemaName;
  /** Set when a note allows it. */
  allowedBecause?: string;
}

/** Programs of partners are not known one by one; each of them is promised the whole contract. */
const ANY_PARTNER = 'any partner';

/** Every change since the release, by schema. Operations count as they were at the release and as they are now. */
export async function checkSchemas(
  release: Snapshot,
  working: Snapshot,
  allowed: readonly AllowedChange[],
): Promise<CheckedChange[]> {
  const operations = distinct([release, working].flatMap((one) => recordedOperations(one.operations)));
  const checked: CheckedChange[] = [];
  for (const schema of SCHEMAS) {
    const [before, after] = [release.schemas[schema], working.schemas[schema]];
    if (before === null) continue;
    if (after === null) throw new Error(`schema/${schema}.graphql is missing; \`npm run schema\` writes it.`);
    for (const change of await compareSchemas(buildSchema(before), buildSchema(after), operations)) {
      const users = schema === 'partner' ? [...change.users, ANY_PARTNER] : change.users;
      const note = allows(allowed, schema, change);
      checked.push({ ...change, schema, users, ...(note && { allowedBecause: note.because }) });
    }
  }
  return checked;
}

/** True for what may not be released as it is. */
export const isRefused = ({ severity, users, allowedBecause }: CheckedChange): boolean =>
  severity === 'BREAKING' && users.length > 0 && allowedBecause === undefined;

const distinct = (operations: readonly RecordedOperation[]): RecordedOperation[] => [
  ...new Map(operations.map((one) => [JSON.stringify([one.client, print(one.document)]), one])).values(),
];
