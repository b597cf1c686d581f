import { Kind, visit } from 'graphql';
import type { Viewer } from '#platform/kernel/viewer';
import type { PreparedOperation } from '../supergraph/prepare';

const NAME = 'teamId';

const literals = new WeakMap<PreparedOperation, readonly string[]>();

/** The team that a request is charged to: the one that it names as `teamId`, when the viewer is in it; otherwise the viewer's own. Null: none. */
export function chargedTeam(
  viewer: Viewer | null,
  prepared: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
): string | null {
  if (viewer?.kind === 'agent') return viewer.teamId;
  if (viewer?.kind !== 'user') return null;
  const { teams, personalTeamId } = viewer;
  const isOwn = (id: string) => Object.hasOwn(teams, id);
  return [...literalsOf(prepared), ...namedIn(variables)].find(isOwn) ?? personalTeamId;
}

function literalsOf(prepared: PreparedOperation): readonly string[] {
  let found = literals.get(prepared);
  if (!found) literals.set(prepared, (found = writtenIn(prepared)));
  return found;
}

function writtenIn({ operation }: PreparedOperation): string[] {
  const found: string[] = [];
  const see = ({ name, value }: { name: { value: string }; value: { kind: Kind; value?: unknown } }): void => {
    if (name.value === NAME && value.kind === Kind.STRING && typeof value.value === 'string') found.push(value.value);
  };
  visit(operation, { Argument: see, ObjectField: see });
  return found;
}

/** A variable of that name, or a field of a variable: of `$input`. */
function* namedIn(variables: Readonly<Record<string, unknown>>): Generator<string> {
  for (const [name, value] of Object.entries(variables)) {
    const named: unknown =
      name === NAME ? value : typeof value === 'object' && value !== null && (value as Record<string, unknown>)[NAME];
    if (typeof named === 'string') yield named;
  }
}
