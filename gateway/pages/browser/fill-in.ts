import type { RememberedIds } from './remembered-ids';

const PLACEHOLDER = /^([a-z]+)_…$/;

/** Which operation of the set gives the first id of a kind. */
const GIVEN_BY: Record<string, string> = {
  prj: 'Create a project',
  gen: 'Generate an app from words',
  bld: 'Build it',
  prv: 'Run it on a device',
};

/** The same value with each `…` filled in: `prj_…` by the newest id of its kind, any other by letters that nobody has used. Throws what to run first. */
export function fillIn(value: unknown, ids: RememberedIds): unknown {
  if (typeof value === 'string') return fillInText(value, ids);
  if (Array.isArray(value)) return value.map((one) => fillIn(one, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fillIn(one, ids)]));
}

function fillInText(text: string, ids: RememberedIds): string {
  const prefix = PLACEHOLDER.exec(text)?.[1];
  if (!prefix) return text.replace(/…@/, () => `${Math.random().toString(36).slice(2, 10)}@`);
  const id = ids.last(prefix);
  if (id) return id;
  throw new Error(
    `Nothing is known yet to put in place of "${text}": run "${GIVEN_BY[prefix] ?? 'what makes it'}" first, or write an id there.`,
  );
}
