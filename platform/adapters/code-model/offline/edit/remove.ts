import type { AppSpec } from '#schema/app-spec/app-spec';
import { featureOf } from '../features/all';
import type { FeatureId } from '../features/feature';
import { featureCalled } from '../read/features';
import { tokensOf } from '../read/tokens';
import { partsOf } from '../weave/look';
import { dropActions, dropScreen, keepParts } from '../weave/prune';
import { removeField } from '../weave/remove-field';
import { bare, type Clause, done, type Outcome, partsOfList } from './clause';
import { isPlural } from '../words';
import { fieldNamed, key, modelNamed, screenNamed } from './target';

const FORMS =
  /^(?:remove|delete|drop|hide|disable|turn off|get rid of|take (?:out|away|off)|throw out|no more|without|lose|cut|(?:i|we)\s+(?:don't|do not)\s+(?:need|want)|(?:i|we) no longer (?:need|want)|no)\s+(.+)$/i;
const FROM = /\s+(?:from|of|in|on|for)\s+(?:the\s+)?([^,]+)$/i;

/** Takes out features, fields, screens, models and buttons. Null when the clause takes nothing out that the app has a word for. */
export function remove(spec: AppSpec, clause: Clause): Outcome | null {
  const asked = FORMS.exec(clause.text)?.[1];
  if (asked === undefined) return null;
  const from = FROM.exec(asked);
  const model = from?.[1] ? modelNamed(spec, from[1]) : null;
  const rest =
    from &&
    (model ||
      screenNamed(spec, from[1] ?? '') ||
      /^(?:app|list|screen|home|main screen|it|form|details?)\b/i.test(from[1] ?? ''))
      ? asked.replace(from[0], '')
      : asked;
  const outcomes = partsOfList(rest).flatMap((part) => removeOne(spec, bare(part), model?.name ?? null) ?? []);
  return outcomes.length > 0
    ? done(
        outcomes.flatMap((one) => one.changes),
        outcomes.flatMap((one) => one.remarks),
      )
    : null;
}

function removeOne(spec: AppSpec, what: string, within: string | null): Outcome | null {
  const model = spec.models.find((one) => one.name === within) ?? null;
  const isScreen = /\s(?:screen|page|tab)$/i.test(what);
  const isField = /\s(?:field|column)$/i.test(what);
  const short = what.replace(/\s+(?:screen|page|tab|field|column|bar|button|feature|option|section|function)s?$/i, '');
  const feature: FeatureId | null = isField ? null : featureCalled(tokensOf(short));
  if (feature) {
    const changes = featureOf(feature).remove(spec, model);
    if (changes.length > 0) return done(changes);
  }
  const owned = modelNamed(spec, short);
  const isModel =
    owned !== null &&
    !isScreen &&
    !isField &&
    !model &&
    spec.models.length > 1 &&
    key(owned.plural) === key(short) &&
    isPlural(short.toLowerCase().split(' ').at(-1) ?? '');
  if (owned && isModel) return removeModel(spec, owned.name, owned.plural);
  const found = isScreen ? null : fieldNamed(spec, short, model);
  if (found) {
    if (found.model.fields.length < 2)
      return done([], [`"${found.field.label}" is the only field of ${found.model.plural.toLowerCase()}; it stays.`]);
    removeField(spec, found.model, found.field.name);
    return done([`${found.model.plural} have no field "${found.field.label}" any more.`]);
  }
  const screen = screenNamed(spec, what);
  if (owned && !isScreen && spec.models.length > 1) return removeModel(spec, owned.name, owned.plural);
  if (screen) {
    if (spec.screens.length < 2 || (spec.navigation.tabs.length < 2 && spec.navigation.tabs[0]?.screen === screen.id))
      return done([], [`"${screen.title}" is the only screen that the app begins with; it stays.`]);
    dropScreen(spec, screen.id);
    return done([`The screen "${screen.title}" is gone.`]);
  }
  if (owned) return done([], [`${owned.plural} are all that the app holds; they stay.`]);
  if (feature)
    return done([], [`The app has no ${featureOf(feature).name.replace(/^an? /, '')} that could be removed.`]);
  return removeLabelled(spec, short);
}

function removeModel(spec: AppSpec, name: string, plural: string): Outcome {
  for (const screen of spec.screens.filter((one) => one.parameter === name || one.form?.model === name))
    dropScreen(spec, screen.id);
  for (const screen of spec.screens) {
    const lists = partsOf(screen).filter((part) => part.type === 'list');
    if (lists.length > 0 && lists.every((part) => part.model === name)) dropScreen(spec, screen.id);
  }
  for (const model of spec.models.filter((one) => one.name !== name))
    for (const field of model.fields.filter((one) => one.model === name)) removeField(spec, model, field.name);
  spec.models = spec.models.filter((model) => model.name !== name);
  for (const screen of spec.screens)
    screen.components = keepParts(screen.components, (part) => !('model' in part && part.model === name));
  dropActions(spec, (action) => 'model' in action && action.model === name);
  return done([`${plural} are gone, with their screens.`]);
}

function removeLabelled(spec: AppSpec, label: string): Outcome | null {
  const same = (text: string) => text.toLowerCase() === label.toLowerCase();
  const before = JSON.stringify(spec.screens);
  for (const screen of spec.screens) {
    screen.toolbar = screen.toolbar.filter((tool) => !same(tool.label));
    if (screen.primaryAction && same(screen.primaryAction.label)) delete screen.primaryAction;
    screen.components = keepParts(
      screen.components,
      (part) => !(('label' in part && same(part.label)) || ('title' in part && same(part.title))),
    );
    for (const part of partsOf(screen))
      if (part.type === 'list') part.rowActions = part.rowActions.filter((row) => !same(row.label));
  }
  return JSON.stringify(spec.screens) === before ? null : done([`"${label}" is gone.`]);
}
