import type { AppSpec } from '#schema/app-spec/app-spec';
import { fieldCalled } from '../lexicon/fields';
import { addField } from '../weave/field';
import { cut, onLastWord, sentence, singular } from '../words';
import { bare, type Clause, done, type Outcome } from './clause';
import { modelNamed } from './target';

const FORMS = [
  /^(?:each|every|all|the|my|a|an)?\s*(.+?)\s+(?:should|must|can|shall|need to|have to)?\s*(?:belongs?|be (?:linked|assigned|connected|attached|tied)|be part|refers?|points?)\s+(?:to|with|of|at)\s+(?:exactly\s+)?(?:one\s+)?(.+)$/i,
  /^(?:link|connect|assign|tie|attach|relate|join)\s+(.+?)\s+(?:to|with|and)\s+(.+)$/i,
];

/** "tasks belong to a project": a reference from one model to another. Null when the clause relates no two models of the app. */
export function relate(spec: AppSpec, { text }: Clause): Outcome | null {
  const [, from = '', to = ''] = FORMS.map((form) => form.exec(text)).find(Boolean) ?? [];
  const child = from === '' ? null : modelNamed(spec, bare(from));
  const parent = to === '' ? null : modelNamed(spec, bare(to));
  if (!child || !parent || child === parent) return null;
  if (child.fields.some((one) => one.model === parent.name))
    return done([], [`${child.plural} refer to ${parent.plural.toLowerCase()} already.`]);
  const label = cut(sentence(onLastWord(parent.plural.toLowerCase(), singular)), 60);
  const made = fieldCalled(label, { type: 'text' });
  const taken = child.fields.some((one) => one.name === made.name || one.label.toLowerCase() === label.toLowerCase());
  if (taken) return done([], [`${child.plural} have a field "${label}" already; rename or remove that first.`]);
  addField(spec, child, { ...made, type: 'reference', model: parent.name });
  return done([`${child.plural} belong to ${parent.plural.toLowerCase()} now, by the field "${label}".`]);
}
