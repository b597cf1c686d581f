import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import type { Condition, Expression } from '#schema/app-spec/expression';
import type { Field, Model } from '#schema/app-spec/model';
import { fieldCalled } from '../lexicon/fields';
import { all, equals, field, isTick, isTrue, literal, not, state, titleOf } from '../weave/expressions';
import { addField } from '../weave/field';
import { declareState, listScreenOf, listsOn, newId, partsOf } from '../weave/look';
import { dropState } from '../weave/prune';
import type { Feature } from './feature';

const MOST_SEARCHED = 16;

/** What of a field can be searched: text, and the name of what a reference points at. Null for other fields. */
function wordsOf(spec: AppSpec, one: Field): Expression | null {
  if (['text', 'longText', 'choice', 'email', 'phone', 'url'].includes(one.type)) return field(one.name);
  const target = one.type === 'reference' ? spec.models.find((model) => model.name === one.model) : undefined;
  const title = target && titleOf(target);
  return title && ['text', 'longText'].includes(title.type)
    ? { kind: 'related', reference: one.name, name: title.name }
    : null;
}

/** Lets the searches over the model find the words of a new field too. */
export function searchToo(spec: AppSpec, model: Model, added: Field): void {
  const value = wordsOf(spec, added);
  if (!value) return;
  for (const list of spec.screens.flatMap((screen) => listsOn(screen, model.name)))
    for (const part of list.where?.kind === 'and' ? list.where.conditions : [list.where])
      if (part?.kind === 'or' && part.conditions.length < MOST_SEARCHED) {
        const [first] = part.conditions;
        if (first?.kind === 'contains' && first.text.kind === 'state')
          part.conditions.push({ kind: 'contains', value, text: first.text });
      }
}

/** Finds as one types, in all that is text. */
export const search: Feature = {
  id: 'search',
  name: 'a search',
  words: [
    'search',
    'searching',
    'searchable',
    'search bar',
    'search field',
    'find',
    'suche',
    'buscar',
    'búsqueda',
    'recherche',
    'rechercher',
  ],
  add(spec, model) {
    const screen = listScreenOf(spec, model.name);
    if (!screen || partsOf(screen).some((part) => part.type === 'search')) return [];
    const name = freeState(screen, 'searchText');
    declareState(screen, name, 'text');
    const conditions: Condition[] = model.fields
      .flatMap((one) => wordsOf(spec, one) ?? [])
      .slice(0, MOST_SEARCHED)
      .map((value) => ({ kind: 'contains', value, text: state(name) }));
    const condition: Condition | undefined = conditions.length > 1 ? { kind: 'or', conditions } : conditions[0];
    if (!condition) return [];
    insertOverList(screen, model, {
      id: newId(spec, screen, 'search'),
      type: 'search',
      state: name,
      prompt: `Search ${model.plural.toLowerCase()}`,
    });
    for (const list of listsOn(screen, model.name)) list.where = all([list.where, condition]);
    return [`"${screen.title}" has a search over its ${model.plural.toLowerCase()}.`];
  },
  remove: (spec, model) => removeControls(spec, model, 'search', 'The search'),
};

/** Narrows the list to one value of a choice, or to what is done or open. */
export const filter: Feature = {
  id: 'filter',
  name: 'a filter',
  words: ['filter', 'filtering', 'categories', 'filters', 'filtro', 'filtre', 'kategorie', 'categoría', 'catégorie'],
  add(spec, model) {
    const chosen = filterable(model);
    if (chosen) return filterBy(spec, model, chosen);
    addField(spec, model, fieldCalled('category'));
    const made = model.fields.at(-1);
    return made ? [`${model.plural} have a category.`, ...filterBy(spec, model, made)] : [];
  },
  remove: (spec, model) => removeControls(spec, model, 'filter', 'The filter', (name) => !name.startsWith('sortBy')),
};

const filterable = (model: Model): Field | undefined => {
  const choices = model.fields.filter((one) => one.type === 'choice');
  return (
    choices.find((one) => one.name === 'category') ??
    choices[0] ??
    model.fields.find((one) => one.type === 'boolean' && isTick(one))
  );
};

/** A filter by this field: a choice, or a truth value. */
export function filterBy(spec: AppSpec, model: Model, chosen: Field): string[] {
  const screen = listScreenOf(spec, model.name);
  const name = `${chosen.name}Filter`.slice(0, 40);
  if (
    !screen ||
    partsOf(screen).some((part) => part.type === 'filter' && (part.state === name || part.state === chosen.name))
  )
    return [];
  const yes = chosen.label;
  const options =
    chosen.type === 'choice'
      ? (chosen.choices ?? []).slice(0, 11).map((choice) => ({ label: choice, value: choice }))
      : [
          { label: isTick(chosen) ? 'Open' : `Not ${yes.toLowerCase()}`, value: 'no' },
          { label: yes, value: 'yes' },
        ];
  if (options.length === 0 || (chosen.type !== 'choice' && chosen.type !== 'boolean')) return [];
  declareState(screen, name, 'text');
  const matches: Condition[] =
    chosen.type === 'choice'
      ? [equals(field(chosen.name), state(name))]
      : [
          { kind: 'and', conditions: [equals(state(name), literal('yes')), isTrue(chosen.name)] },
          { kind: 'and', conditions: [equals(state(name), literal('no')), not(isTrue(chosen.name))] },
        ];
  const condition: Condition = { kind: 'or', conditions: [{ kind: 'isEmpty', value: state(name) }, ...matches] };
  insertOverList(screen, model, {
    id: newId(spec, screen, 'filter'),
    type: 'filter',
    state: name,
    options: [{ label: 'All', value: '' }, ...options],
  });
  for (const list of listsOn(screen, model.name)) list.where = all([list.where, condition]);
  return [`"${screen.title}" can be filtered by ${chosen.label.toLowerCase()}.`];
}

/** The control stands over the first list of the model, below the controls that stand there already. */
export function insertOverList(screen: Screen, model: Model, part: Component): void {
  const place = screen.components.findIndex((one) => one.type === 'list' && one.model === model.name);
  screen.components.splice(Math.max(place, 0), 0, part);
}

export function freeState(screen: Screen, name: string): string {
  let chosen = name;
  for (let number = 2; screen.state.some((variable) => variable.name === chosen); number++) chosen = `${name}${number}`;
  return chosen;
}

function removeControls(
  spec: AppSpec,
  model: Model | null,
  type: 'search' | 'filter',
  what: string,
  which: (state: string) => boolean = () => true,
): string[] {
  return spec.screens
    .filter((screen) => !model || listsOn(screen, model.name).length > 0)
    .flatMap((screen) => {
      const found = partsOf(screen).flatMap((part) => (part.type === type && which(part.state) ? [part.state] : []));
      for (const name of found) dropState(screen, name);
      return found.length > 0 ? [`${what} of "${screen.title}" is gone.`] : [];
    });
}
