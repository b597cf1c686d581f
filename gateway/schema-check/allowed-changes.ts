import { z } from 'zod';
import type { SchemaChange } from './compare-schemas';
import { SCHEMAS, type SchemaName } from './release';

/** A breaking change that was decided on. */
const AllowedChangeSchema = z.strictObject({
  schema: z.enum(SCHEMAS),
  /** As the report says it: `FIELD_REMOVED`. */
  kind: z.string().min(1),
  /** As the report says it: `Project.name`. */
  path: z.string(),
  /** Why, and what its users do instead. */
  because: z.string().min(10),
});
export type AllowedChange = z.infer<typeof AllowedChangeSchema>;

/** Reads the note `schema/allowed-changes.json`. Throws with what is wrong with it. */
export function readAllowedChanges(text: string | null): AllowedChange[] {
  if (text === null) return [];
  const read = z.array(AllowedChangeSchema).safeParse(JSON.parse(text));
  if (read.success) return read.data;
  throw new Error(`schema/allowed-changes.json cannot be read:\n${z.prettifyError(read.error)}`);
}

export const allows = (allowed: readonly AllowedChange[], schema: SchemaName, { kind, path }: SchemaChange) =>
  allowed.find((one) => one.schema === schema && one.kind === kind && one.path === path);
