import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Model } from '#schema/app-spec/model';
import { fieldTypeCalled } from '../lexicon/fields';
import { newTypeName } from '../plan/entity-of-noun';
import { partsOf } from '../weave/look';
import { cut, isPlural, normalise, onLastWord, plural, sentence, singular } from '../words';
import { bare, type Clause, done, type Outcome } from './clause';
import { fieldNamed, isWholeApp, modelNamed, screenNamed } from './target';

const FORMS = [
  /^(?:rename|change|replace|relabel|retitle)\s+(?:the\s+)?(["“„][^"“”„]+["”“])\s+(?:to|into|with|by|as)\s+(.+)$/i,
  /^(?:rename|retitle|relabel)\s+(.+?)\s+(?:to|into|as)\s+(.+)$/i,
  /^(?:change|set|update)\s+(?:the\s+)?(?:name|title|label|text|caption|heading)\s+(?:of|for|on)\s+(.+?)\s+to\s+(.+)$/i,
  /^(?:change|set|update)\s+(.+?)(?:'s)?\s+(?:name|title|label|text|caption)\s+to\s+(.+)$/i,
  /^(?:change|replace|turn)\s+(.+?)\s+(?:to|into|with|by)\s+(.+)$/i,
  /^(?:call|name)\s+(the app|the application|it|this app|my app)\s+(.+)$/i,
  /^(?:call|name)\s+(?:the\s+)?(.+?)\s+(["“„].+)$/i,
  /^(.+?)\s+should\s+be\s+(?:called|named|titled)\s+(.+)$/i,
  /^(?:rename|retitle)\s+(the app|the application|it|app)\s+(.+)$/i,
];
const LOOK = /\b(colou?r|theme|accent|font|size|corners?|currency|background|mode|appearance)\b/i;

/** Gives another name to the app, a model, a screen, a field or a label. Null when the clause is no renaming. */
export function rename(spec: AppSpec, clause: Clause): Outcome | null {
  const [, subject = '', to = ''] = FORMS.map((form) => form.exec(clause.text)).find(Boolean) ?? [];
  const from = /^(?:the|its|my|this|our)$/i.test(subject.trim()) ? 'title' : subject;
  const exact = cut(
    to
      .trim()
      .replace(/^["“”„«']+|["“”»'.!,]+$/g, '')
      .replace(/\p{Cc}/gu, ' '),
    60,
  );
  const wanted = cut(bare(to).replace(/\p{Cc}/gu, ' '), 60);
  if (from === '' || wanted === '' || (/^(change|set|turn|update)/i.test(clause.text) && LOOK.test(from))) return null;
  const typed =
    fieldTypeCalled(wanted.toLowerCase().replace(/\s+field$/, '')) !== null &&
    /\s(?:to|into|with|by|as)\s+an?\s/i.test(clause.text);
  const kept = typed && !/^(?:rename|call|name)/i.test(clause.text) ? fieldNamed(spec, from, null) : null;
  if (kept)
    return done(
      [],
      [
        `The type of a field cannot be changed, since what was entered would be lost. Remove "${kept.field.label}" and add it again as a ${wanted}.`,
      ],
    );
  const own = /^rename/i.test(clause.text) ? fieldNamed(spec, from, null) : null;
  if (own && /^(?:title|name)$/.test(normalise(bare(from)).trim()))
    return renameField(spec, own.model, own.field.name, sentence(wanted));
  if (/^(?:app|application|it|this app|title|name|app name|app title)$/.test(normalise(bare(from)).trim()))
    return renameApp(spec, exact);
  const quoted = /^["“„]/.test(from.trim());
  const model = quoted ? null : modelNamed(spec, from.replace(/\s+(?:model|items?)$/i, ''));
  const prefixed = /^(?:the\s+)?(?:screen|page|tab)\s+(.+)$/i.exec(from.trim())?.[1];
  const aboutScreen = prefixed !== undefined || /\b(screen|page|tab|view)\s*$/i.test(from.trim());
  const screen = screenNamed(spec, prefixed ?? from);
  if (aboutScreen && !screen)
    return done(
      [],
      [
        `The app has no screen "${cut(bare(from), 60)}"; its tabs are ${spec.navigation.tabs.map((tab) => tab.label).join(', ')}.`,
      ],
    );
  if (screen && (aboutScreen || !model)) return renameScreen(spec, screen.id, sentence(exact));
  if (model && !/\b(field|label|button)\s*$/i.test(from.trim())) return renameModel(spec, model, wanted);
  const found = fieldNamed(spec, from, null);
  if (found && !quoted) return renameField(spec, found.model, found.field.name, sentence(wanted));
  return (
    relabel(spec, bare(from).replace(/\s+(?:button|label|text)$/i, ''), wanted) ??
    (isWholeApp(from) ? renameApp(spec, wanted) : null)
  );
}

function renameApp(spec: AppSpec, name: string): Outcome {
  if (spec.name === name) return done([], [`The app is called "${name}" already.`]);
  const before = spec.name;
  spec.name = name;
  return done([`The app is called "${name}" now, no longer "${before}".`]);
}

function renameScreen(spec: AppSpec, id: string, title: string): Outcome {
  const screen = spec.screens.find((one) => one.id === id);
  const tab = spec.navigation.tabs.find((one) => one.screen === id);
  if (!screen || (screen.title === title && (!tab || tab.label === cut(title, 30))))
    return done([], [`The screen is called "${title}" already.`]);
  const before = screen.title;
  screen.title = title;
  if (tab) tab.label = cut(title, 30);
  return done([`The screen "${before}" is called "${title}" now.`]);
}

function renameField(spec: AppSpec, model: Model, name: string, label: string): Outcome {
  const field = model.fields.find((one) => one.name === name);
  if (!field || field.label === label) return done([], [`The field is called "${label}" already.`]);
  const before = field.label;
  field.label = label;
  for (const screen of spec.screens.filter(
    (one) => one.parameter === model.name || JSON.stringify(one.components).includes(`"model":"${model.name}"`),
  ))
    replaceTexts(screen.components, (text) => (text === before ? label : text === `${before}: ` ? `${label}: ` : text));
  return done([`The field "${before}" of ${model.plural.toLowerCase()} is called "${label}" now.`]);
}

/** A model's type, its plural, and the words for it on screens and buttons. Ids stay, so that the code keeps its files. */
function renameModel(spec: AppSpec, model: Model, wanted: string): Outcome {
  const lower = wanted.toLowerCase();
  const one = onLastWord(lower, singular);
  const many = isPlural(lower.split(' ').at(-1) ?? '') ? lower : onLastWord(lower, plural);
  if (model.plural.toLowerCase() === many) return done([], [`${model.plural} are called so already.`]);
  const [before, type] = [model.plural, model.name];
  const name = newTypeName(
    one,
    spec.models.filter((other) => other !== model).map((other) => other.name),
  );
  const oldMany = before.toLowerCase();
  const oldOne = onLastWord(oldMany, singular);
  model.plural = sentence(many);
  model.name = name;
  const inWords = (text: string) => matchCase(matchCase(text, oldMany, many), oldOne, one);
  for (const screen of spec.screens) {
    screen.title = inWords(screen.title);
    if (screen.parameter === type) screen.parameter = name;
    if (screen.form?.model === type) screen.form.model = name;
    for (const tool of [...screen.toolbar, ...(screen.primaryAction ? [screen.primaryAction] : [])])
      tool.label = inWords(tool.label);
    replaceTexts(screen.components, inWords);
  }
  for (const tab of spec.navigation.tabs) tab.label = cut(inWords(tab.label), 30);
  for (const reminder of spec.reminders) if (reminder.model === type) reminder.model = name;
  replaceModel(spec, type, name);
  return done([`${before} are called "${model.plural}" now, in every screen.`]);
}

function matchCase(text: string, from: string, to: string): string {
  const escaped = from.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return text.replace(new RegExp(String.raw`(?<!\p{L})${escaped}(?!\p{L})`, 'giu'), (found) =>
    /^\p{Lu}/u.test(found) ? sentence(to) : to,
  );
}

/** Puts the new type wherever a `model` names the old one. */
function replaceModel(value: unknown, from: string, to: string): void {
  if (Array.isArray(value)) for (const part of value) replaceModel(part, from, to);
  else if (isRecord(value)) {
    if (value.model === from) value.model = to;
    for (const part of Object.values(value)) replaceModel(part, from, to);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const TEXTS = ['label', 'title', 'prompt', 'emptyTitle', 'emptyMessage', 'confirm', 'message'];

/** Changes what a person reads in the components: labels, titles, and literals that are shown. */
function replaceTexts(value: unknown, change: (text: string) => string): boolean {
  let changed = false;
  if (Array.isArray(value)) for (const part of value) changed = replaceTexts(part, change) || changed;
  else if (isRecord(value))
    for (const [name, part] of Object.entries(value)) {
      const isText =
        typeof part === 'string' && (TEXTS.includes(name) || (name === 'value' && value.kind === 'literal'));
      const next = isText ? change(part).slice(0, 120) : null;
      if (next !== null && next !== part && next !== '') {
        value[name] = next;
        changed = true;
      } else if (!isText) changed = replaceTexts(part, change) || changed;
    }
  return changed;
}

function relabel(spec: AppSpec, from: string, to: string): Outcome | null {
  const same = (text: string) => (text.toLowerCase() === from.toLowerCase() ? to : text);
  let changed = false;
  for (const screen of spec.screens) {
    for (const tool of [...screen.toolbar, ...(screen.primaryAction ? [screen.primaryAction] : [])])
      if (same(tool.label) !== tool.label) {
        tool.label = cut(to, 60);
        changed = true;
      }
    if (partsOf(screen).length > 0) changed = replaceTexts(screen.components, same) || changed;
  }
  return changed ? done([`"${from}" reads "${to}" now.`]) : null;
}
