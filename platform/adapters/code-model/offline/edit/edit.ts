import { InvalidInput, PromptNotUnderstood } from '#platform/kernel/errors';
import { APP_SPEC_PATH, AppSpec } from '#schema/app-spec/app-spec';
import { checkAppSpec } from '#schema/app-spec/check';
import { prune } from '../weave/prune';
import { cut, enumerated } from '../words';
import { add } from './add';
import { type Clause, clausesOf, type Outcome } from './clause';
import { plainAnswer } from './beyond-change';
import { move } from './move';
import { narrow } from './narrow';
import { setOption } from './options';
import { remove } from './remove';
import { relate } from './relate';
import { rename } from './rename';
import { restyle } from './restyle';

export interface Edited {
  spec: AppSpec;
  changes: string[];
  remarks: string[];
}

/** So many wishes are read of one prompt. */
const MOST_WISHES = 40;

const CAN =
  'I can add a field ("add a due date to tasks"), a feature (search, filter, sort, favourites, reminders, calendar, map, chart, statistics, photos, sharing, cart, chat, profile, settings, dark mode) or a screen ("add a screen for suppliers"), rename ("rename tasks to chores"), restyle ("make it green", "make the title larger", "rounder corners"), move ("make statistics the first tab"), sort ("sort by price") and remove ("remove the search").';

const GRAMMAR: ((spec: AppSpec, clause: Clause) => Outcome | null)[] = [
  relate,
  narrow,
  rename,
  remove,
  move,
  setOption,
  restyle,
  add,
];

/** The app with the wishes of the prompt fulfilled and all else as it was. Throws `PromptNotUnderstood` when it understands none of them, `InvalidInput` when the app is broken already. */
export function edit(present: AppSpec, prompt: string): Edited {
  requireSound(present);
  let spec = present;
  const [changes, remarks, unclear]: [string[], string[], string[]] = [[], [], []];
  const clauses = clausesOf(prompt);
  for (const clause of clauses.slice(0, MOST_WISHES)) {
    const outcome = attempt(spec, clause);
    if (!outcome) {
      unclear.push(`"${cut(clause.text, 80)}"`);
      continue;
    }
    spec = outcome.spec;
    changes.push(...outcome.changes);
    remarks.push(...outcome.remarks);
  }
  if (clauses.length > MOST_WISHES && changes.length > 0)
    remarks.push(`I read the first ${MOST_WISHES} wishes; send the others in another prompt.`);
  if (changes.length === 0 && remarks.length === 0)
    throw new PromptNotUnderstood(
      `${plainAnswer(prompt) ?? `I did not understand what to change${unclear.length > 0 ? ` by ${unclear.slice(0, 3).join(', ')}` : ''}.`} The app holds ${enumerated(present.models.map((model) => model.plural.toLowerCase()))}. ${CAN}`,
      ['prompt'],
    );
  if (unclear.length > 0) remarks.push(`I left out what I did not understand: ${unclear.slice(0, 5).join(', ')}.`);
  return { spec, changes, remarks: [...new Set(remarks)] };
}

/** A specification that somebody has broken by hand cannot be changed without guessing what was meant. */
function requireSound(present: AppSpec): void {
  const [problem] = checkAppSpec(present);
  if (problem)
    throw new InvalidInput(
      `${APP_SPEC_PATH} refers to something that is not there (${problem.path.join(' › ')}: ${problem.message}). Mend that first, or go back to an earlier revision.`,
      ['projectId'],
    );
}

/** Tries each form of the grammar on a copy; the first whose result is a sound app counts. */
function attempt(present: AppSpec, clause: Clause): (Outcome & { spec: AppSpec }) | null {
  let full = false;
  for (const form of GRAMMAR) {
    const draft = structuredClone(present);
    const outcome = form(draft, clause);
    if (!outcome) continue;
    if (outcome.changes.length === 0) return { ...outcome, spec: present };
    if (JSON.stringify(draft) === JSON.stringify(present))
      return { changes: [], remarks: [...outcome.remarks, `"${cut(clause.text, 80)}" holds already.`], spec: present };
    const holds = form === remove ? prune(draft) : checkAppSpec(draft).length === 0;
    if (holds && AppSpec.safeParse(draft).success) return { ...outcome, spec: draft };
    full = true;
  }
  return full
    ? {
        changes: [],
        remarks: [`"${cut(clause.text, 80)}" would leave an app that does not work, so I kept it as it is.`],
        spec: present,
      }
    : null;
}
