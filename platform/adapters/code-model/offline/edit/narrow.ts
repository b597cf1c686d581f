import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Field, Model } from '#schema/app-spec/model';
import { filterBy, search } from '../features/finding';
import { all, isTick, isTrue, not } from '../weave/expressions';
import { listScreenOf, listsOn, mainModelOf } from '../weave/look';
import { bare, type Clause, done, type Outcome } from './clause';
import { fieldNamed, modelNamed } from './target';

const DONE =
  'done|completed|complete|finished|bought|paid|archived|sold|returned|read|watched|packed|taken|checked|closed|resolved|purchased';
const HIDE = new RegExp(
  String.raw`^(?:hide|don't show|do not show|leave out|filter out|stop showing)\s+(?:the\s+|all\s+)?(?:already\s+)?(${DONE})\s+(.+)$`,
  'i',
);
const ONLY = new RegExp(
  String.raw`^(?:only show|show only|show just)\s+(?:the\s+)?(open|unfinished|undone|incomplete|remaining|unpaid|unread|${DONE})\s+(.+)$`,
  'i',
);
const BY =
  /^(?:(?:let|allow)\s+(?:me|us|users?|people)\s+(?:to\s+)?|i want to (?:be able to )?|add (?:a |an )?(?:way to )?|make it possible to |enable )?(filter|search|filtering|searching|search for|find)\s*(?:the\s+|my\s+|for\s+)?(.*?)\s*\bby\s+(?:the\s+|their\s+|its\s+)?(.+)$/i;
const NEGATIVE = /^(?:open|unfinished|undone|incomplete|remaining|un\w+)$/i;

/** Hides what is ticked off, and puts a filter or a search where the words name a field. Null when the clause does neither. */
export function narrow(spec: AppSpec, clause: Clause): Outcome | null {
  return hide(spec, clause) ?? findBy(spec, clause);
}

function hide(spec: AppSpec, { text }: Clause): Outcome | null {
  const hiding = HIDE.exec(text);
  const found = hiding ?? ONLY.exec(text);
  const word = found?.[1]?.toLowerCase();
  const model = found?.[2]
    ? modelNamed(spec, bare(found[2].replace(/\s+(?:by default|from the list|in the list)$/i, '')))
    : null;
  if (!found || word === undefined || !model) return null;
  const field = tickOf(model, word);
  if (!field)
    return done(
      [],
      [
        `${model.plural} have no field that says whether they are ${word}; add one first ("add a done checkbox to ${model.plural.toLowerCase()}").`,
      ],
    );
  const shows = !hiding && !NEGATIVE.test(word);
  const condition = shows ? isTrue(field.name) : not(isTrue(field.name));
  const screen = listScreenOf(spec, model.name);
  const lists = screen
    ? listsOn(screen, model.name).filter(
        (list) => !JSON.stringify(list.where ?? null).includes(JSON.stringify(condition)),
      )
    : [];
  if (!screen) return null;
  const what = `${shows ? 'only those' : 'no more those'} that are ${field.label.toLowerCase()}`;
  if (lists.length === 0) return done([], [`"${screen.title}" shows ${what} already.`]);
  for (const list of lists) list.where = all([list.where, condition]);
  return done([`"${screen.title}" shows ${what}.`]);
}

const tickOf = (model: Model, word: string): Field | undefined =>
  model.fields.find(
    (one) => one.type === 'boolean' && [one.name, one.label.toLowerCase()].includes(word.replace(/^un/, '')),
  ) ??
  (/^(?:archived|sold|returned|paid|unpaid)$/.test(word)
    ? undefined
    : model.fields.find((one) => one.type === 'boolean' && isTick(one)));

function findBy(spec: AppSpec, { text }: Clause): Outcome | null {
  const found = BY.exec(text);
  if (!found?.[1] || !found[3]) return null;
  const named = found[2] ? modelNamed(spec, bare(found[2])) : null;
  if (found[2] && !named) return null;
  const model = named ?? mainModelOf(spec);
  const words = bare(found[3]);
  if (/^(?:search|find)/i.test(found[1])) {
    const changes = search.add(spec, model);
    return changes.length > 0
      ? done(changes)
      : done([], [`There is a search over ${model.plural.toLowerCase()} already.`]);
  }
  const wanted = fieldNamed(spec, words, model) ?? (named ? null : fieldNamed(spec, words, null));
  const holder = wanted?.model ?? model;
  const field =
    wanted?.field ??
    (/^(?:status|state|done|open|completed)$/i.test(words)
      ? model.fields.find((one) => one.type === 'boolean' && isTick(one))
      : undefined);
  if (!field) return done([], [`${model.plural} have no field "${words}" to filter by; add it first.`]);
  if (field.type !== 'choice' && field.type !== 'boolean')
    return done(
      [],
      [
        `A filter offers the choices of a field; "${field.label}" of ${holder.plural.toLowerCase()} is of type ${field.type}. A search finds it ("add a search").`,
      ],
    );
  const changes = filterBy(spec, holder, field);
  return changes.length > 0
    ? done(changes)
    : done([], [`${holder.plural} can be filtered by ${field.label.toLowerCase()} already.`]);
}
