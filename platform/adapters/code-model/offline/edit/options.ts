import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Model } from '#schema/app-spec/model';
import { isNewestFirst, isSortable, sort, sortBy } from '../features/order';
import { titleOf } from '../weave/expressions';
import { listScreenOf, listsOn, mainModelOf } from '../weave/look';
import { bare, type Clause, done, type Outcome } from './clause';
import { fieldNamed, modelNamed } from './target';

/** The order of lists, rows or a grid, and which fields are required. Null when the clause is about none of these. */
export function setOption(spec: AppSpec, clause: Clause): Outcome | null {
  return order(spec, clause) ?? layout(spec, clause) ?? requirement(spec, clause);
}

function order(spec: AppSpec, { words, text }: Clause): Outcome | null {
  const plain = words
    .join(' ')
    .replace(
      / (?:from )?(?:low(?:est)?|small(?:est)?|cheap(?:est)?|old(?:est)?|a) (?:to|first) (?:high(?:est)?|big(?:gest)?|new(?:est)?|z)$/,
      ' ascending',
    )
    .replace(
      / (?:from )?(?:high(?:est)?|big(?:gest)?|expensive|new(?:est)?|z) to (?:low(?:est)?|small(?:est)?|cheap|old(?:est)?|a)$/,
      ' descending',
    );
  const isAdding = /^(add|let|allow|enable|include|give|users?|i want to be able|make it possible)\b/.test(plain);
  const by =
    /\b(?:sort(?:ed)?|order(?:ed)?|arranged?)\b(.*?)\bby\s+(?:the\s+)?(.+?)(?:\s+(?:in\s+)?(ascending|descending|newest first|oldest first|latest first|highest first|lowest first|longest first|largest first|biggest first|shortest first|smallest first|cheapest first|best first|reverse|first)(?:\s+order)?)?$/.exec(
      plain,
    );
  const model = modelIn(spec, by?.[1] ?? text);
  if (by?.[2] && !isAdding) {
    const title = /^(name|title|alphabet)$/.test(by[2]) ? { model, field: titleOf(model) } : null;
    const isNamed = modelNamed(spec, by[1] ?? '') !== null;
    const found = fieldNamed(spec, by[2], model) ?? title ?? (isNamed ? null : fieldNamed(spec, by[2], null));
    if (!found && isNamed) return done([], [`${model.plural} have no field "${by[2]}" to sort by; add it first.`]);
    if (!found || !isSortable(found.field)) return null;
    const said = by[3] ?? '';
    const descending =
      /desc|newest|latest|highest|longest|largest|biggest|best|reverse/.test(said) ||
      (said === '' && isNewestFirst(found.field));
    return said === '' && isNewestFirst(found.field)
      ? applied(spec, found.model, found.field.name, true)
      : applied(spec, found.model, found.field.name, descending);
  }
  if (/\balphabetical(ly)?\b/.test(plain)) return applied(spec, model, titleOf(model).name, false);
  const age = /\b(newest|latest|most recent|oldest|earliest) (first|on top|at the top)\b/.exec(plain);
  const day = model.fields.find((one) => one.type === 'date' || one.type === 'dateTime');
  if (age && day) return applied(spec, model, day.name, !/oldest|earliest/.test(age[1] ?? ''));
  if (!isAdding && /^(sort|order)\b/.test(plain) && !by) {
    const changes = sort.add(spec, model);
    return changes.length > 0 ? done(changes) : null;
  }
  return null;
}

function applied(spec: AppSpec, model: Model, name: string, descending: boolean): Outcome | null {
  const field = model.fields.find((one) => one.name === name);
  if (!field) return null;
  const changes = sortBy(spec, model, field, descending);
  return changes.length > 0
    ? done(changes)
    : done([], [`${model.plural} are sorted by ${field.label.toLowerCase()} already, or by the choice of the user.`]);
}

const modelIn = (spec: AppSpec, text: string): Model => {
  const named = spec.models.find((model) =>
    new RegExp(String.raw`\b${model.plural.toLowerCase().replace(/[^\p{L}\d ]/gu, '.')}\b`, 'u').test(
      text.toLowerCase(),
    ),
  );
  return named ?? modelNamed(spec, text) ?? mainModelOf(spec);
};

function layout(spec: AppSpec, { words, text }: Clause): Outcome | null {
  const plain = words.join(' ');
  const wanted = /instead of (?:a |the )?(?:grid|tiles|cards|gallery)\b/.test(plain)
    ? 'rows'
    : /\b(?:as|in|into|to|use|a) (?:a )?(?:grid|gallery|tiles|cards)\b|\bgrid (?:view|layout)\b/.test(plain)
      ? 'grid'
      : /\b(?:as|in|into|to|use|a) (?:a )?(?:rows|row list|simple list|plain list|list view|list instead)\b|\blist layout\b/.test(
            plain,
          )
        ? 'rows'
        : null;
  if (!wanted || /^(add|rename|remove)\b/.test(plain)) return null;
  const model = modelIn(spec, text);
  const screen = listScreenOf(spec, model.name);
  const lists = screen ? listsOn(screen, model.name) : [];
  if (!screen || lists.length === 0) return null;
  if (lists.every((list) => list.layout === wanted))
    return done([], [`${model.plural} are shown ${wanted === 'grid' ? 'in a grid' : 'in rows'} already.`]);
  for (const list of lists) list.layout = wanted;
  return done([`${model.plural} are shown ${wanted === 'grid' ? 'in a grid' : 'in rows'} now.`]);
}

function requirement(spec: AppSpec, { text }: Clause): Outcome | null {
  const found =
    /^(?:make|set|mark)?\s*(?:the\s+)?(.+?)\s+(?:should be|must be|is|as|be)?\s*(required|mandatory|obligatory|compulsory|optional|not required)$/i.exec(
      text,
    );
  if (!found?.[1]) return null;
  const of = /^(.+?)\s+(?:of|in|for)\s+(.+)$/i.exec(found[1]);
  const within = of?.[2] ? modelNamed(spec, of[2]) : null;
  const target = fieldNamed(spec, bare(within && of?.[1] ? of[1] : found[1]), within);
  if (!target) return null;
  const required = /^(required|mandatory|obligatory|compulsory)$/i.test(found[2] ?? '');
  if (target.field.required === required)
    return done([], [`"${target.field.label}" is ${required ? 'required' : 'optional'} already.`]);
  const isUnfilled = target.model.samples.some((sample) => sample[target.field.name] === undefined);
  if (required && isUnfilled && target.field.initial === undefined)
    for (const sample of target.model.samples) sample[target.field.name] ??= emptyOf(target.field.type);
  target.field.required = required;
  return done([
    `"${target.field.label}" of ${target.model.plural.toLowerCase()} is ${required ? 'required' : 'optional'} now.`,
  ]);
}

function emptyOf(type: string): string | number | boolean | string[] {
  if (['integer', 'decimal', 'money', 'duration'].includes(type)) return 0;
  if (type === 'boolean') return false;
  if (type === 'dates') return [];
  if (type === 'date' || type === 'dateTime') return 'today';
  return type === 'time' ? '09:00' : '–';
}
