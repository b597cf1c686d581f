import type { AppSpec } from '#schema/app-spec/app-spec';
import { beyondIn } from '../lexicon/beyond';
import { fieldCalled, isFieldWord } from '../lexicon/fields';
import { isKnownNoun } from '../lexicon/nouns';
import { searchToo } from '../features/finding';
import { featureCalled } from '../read/features';
import { isPlausible } from '../read/plausible';
import { isKnown, tokensOf } from '../read/tokens';
import { toolIn } from '../tools/find';
import { addField } from '../weave/field';
import { mainModelOf } from '../weave/look';
import { cut, isPlural, normalise } from '../words';
import { addFeature } from './add-feature';
import { addModel, addScreen } from './add-screen';
import { bare, type Clause, done, type Outcome } from './clause';
import { modelNamed } from './target';
import { featureWithin, type Wish, wishesIn, wishesOf } from './wish';

/** Clauses of the other forms, whose target was not found. */
const OTHER =
  /^(?:only|show only|show just|rename|remove|delete|drop|hide|move|swap|sort|order|change|set|use|replace|call|name|undo|revert|redo|translate|explain|fix|why|what|how|who|when|where|is|are|do|does|can|tell|say|write|don't|do not|without|get rid|turn off|disable|take|stop|paint|resize|place|bring|reorder|put (?!an?\s|another|new|some)|make (?!an?\s|another|new|some))\b/i;
/** Plurals that one thing has many of. */
const COUNTED = new Set(
  'steps pages points calories words comments hours rooms seats laps sets reps ingredients tickets notes photos pictures questions answers prices'.split(
    ' ',
  ),
);

/** Adds fields, features, models and screens. Null when the clause adds nothing that can be understood. */
export function add(spec: AppSpec, clause: Clause): Outcome | null {
  if (OTHER.test(clause.text)) return null;
  const both = /(?:screen|page|tab|section)\s+(?:for|of)\s+(.+?)\s+with\s+(.+)$/i.exec(clause.text);
  if (both?.[1] && both[2]) return addDescribed(spec, bare(both[1]), both[2]);
  const known = figures(spec, clause) ?? ability(spec, clause) ?? addTool(spec, clause);
  if (known) return known;
  const wishes = wishesIn(spec, clause);
  const outcomes = wishes.map((wish) => fulfil(spec, wish));
  const found = outcomes.flatMap((one) => one ?? []);
  if (found.length === 0) return null;
  const missed = wishes.filter((_, index) => outcomes[index] === null);
  const others = missed.map((wish) => asField(spec, wish));
  const unclear = missed.filter((_, index) => others[index] === null);
  const all = [...found, ...others.flatMap((one) => one ?? [])];
  return done(
    all.flatMap((one) => one.changes),
    [
      ...all.flatMap((one) => one.remarks),
      ...unclear.map((wish) => `I left out what I did not understand: "${cut(wish.what, 60)}".`),
      ...beyondIn(clause.text),
    ],
  );
}

const FIGURES =
  /^(?:show|display|see|tell|count|add)\s+(?:me\s+)?(?:how (?:many|much)|the (?:total |overall )?(?:number|sum|total|average|amount) of|(?:a )?(?:count|sum|total|average) of|totals?|sums?|averages?)\b/i;

/** "show how many tasks are done": figures, on the screen of statistics. */
function figures(spec: AppSpec, { text }: Clause): Outcome | null {
  if (!FIGURES.test(text)) return null;
  const lower = text.toLowerCase();
  const model = spec.models.find((one) => lower.includes(one.plural.toLowerCase())) ?? mainModelOf(spec);
  return addFeature(spec, 'statistics', { what: text, model, unknownTarget: null, type: null, choices: null }, []);
}

/** What one does to an object, as the field that tells whether it was done. */
const DEEDS: Record<string, string> = {
  archive: 'archived',
  pin: 'pinned',
  complete: 'done',
  finish: 'done',
  'tick off': 'done',
  'check off': 'done',
  cancel: 'cancelled',
  approve: 'approved',
  confirm: 'confirmed',
};
const ABILITY = new RegExp(
  String.raw`^(?:i|we|users?|people|one|you|let me|let us|let users|allow me|allow users|make it possible|add the (?:ability|option|possibility)|add a way|enable).*?\b(${Object.keys(DEEDS).join('|')})\s+(.+)$`,
  'i',
);

/** "I want to be able to archive tasks": a field that says so. */
function ability(spec: AppSpec, { text }: Clause): Outcome | null {
  const found = ABILITY.exec(text);
  const deed = DEEDS[found?.[1]?.toLowerCase() ?? ''];
  const model = found?.[2] ? modelNamed(spec, bare(found[2])) : null;
  return deed && model
    ? addFieldTo(spec, deed, { what: deed, model, unknownTarget: null, type: 'boolean', choices: null })
    : null;
}

/** "add a tip calculator": a screen that works something out. */
function addTool(spec: AppSpec, { text, words }: Clause): Outcome | null {
  const tool =
    /^(?:(?:i|we) (?:want|need)|add|include|insert|also|make|create|build|with)\b/i.test(text) || words.length < 5
      ? toolIn(words)
      : null;
  if (!tool) return null;
  if (spec.screens.some((screen) => screen.title === tool.title))
    return done([], [`There is a screen "${tool.title}" already.`]);
  tool.add(spec);
  return done([`There is a screen "${tool.title}" that ${tool.purpose}.`], tool.remarks);
}

/** A name that the lexicon does not know, beside others that are fields. */
function asField(spec: AppSpec, wish: Wish): Outcome | null {
  const words = tokensOf(wish.what);
  return words.length > 0 && words.length < 4 && words.every((word) => isKnown(word) || isPlausible(word))
    ? addFieldTo(spec, wish.what, wish)
    : null;
}

/** A screen for a new model, with the fields that the words give to it. */
function addDescribed(spec: AppSpec, about: string, fields: string): Outcome | null {
  const made = addScreen(spec, about);
  const model = modelNamed(spec, about);
  if (!made || !model) return made;
  const others = wishesOf(fields, model, null).flatMap((wish) => fulfil(spec, wish) ?? []);
  return done(
    [...made.changes, ...others.flatMap((one) => one.changes)],
    [...made.remarks, ...others.flatMap((one) => one.remarks)],
  );
}

function fulfil(spec: AppSpec, wish: Wish): Outcome | null {
  const asScreen =
    /^(?:screen|page|tab|section|view)\s+(?:for|of|with|to\s+(?:manage|track|see|show|list))\s+(.+)$/i.exec(
      wish.what,
    )?.[1] ?? /^(.+?)\s+(?:screen|page|tab)$/i.exec(wish.what)?.[1];
  if (asScreen) return addScreen(spec, bare(asScreen));
  if (/^button\b/i.test(wish.what)) return null;
  const isTold = wish.type !== null || wish.choices !== null;
  if (
    !isTold &&
    (wish.what.split(/\s+/).length > 6 || /^(?:see|know|find out)\b|\b(?:which|that) .*\b(?:is|are)\b/i.test(wish.what))
  )
    return null;
  const named =
    /^(?:field|column|property|attribute)\s+(?:for\s+|called\s+|named\s+)?(.+)$/i.exec(wish.what)?.[1] ??
    /^(.+?)\s+(?:field|column|property|attribute|input)$/i.exec(wish.what)?.[1];
  const what = bare(named ?? wish.what).replace(
    /\s+(?:bar|box|button|option|feature|functionality|function|support|possibility)s?$/i,
    '',
  );
  const words = tokensOf(what).filter((word) => word !== ',');
  const feature = named || wish.choices || wish.type ? null : (featureCalled(words) ?? featureWithin(words));
  if (feature) return addFeature(spec, feature, wish, words);
  const [verb = '', ...object] = words;
  const deed = wish.type || wish.choices ? null : featureCalled([verb]);
  const isDeed =
    deed !== null &&
    object.length > 0 &&
    object.length < 4 &&
    /^(?:share|search|filter|sort|rate|favou?rite|bookmark)$/.test(verb);
  if (deed && isDeed) {
    const about = modelNamed(spec, object.filter((word) => !/^(?:an?|the|my|through|for)$/.test(word)).join(' '));
    return addFeature(spec, deed, { ...wish, model: about ?? wish.model }, words);
  }
  const phrase = words.join(' ');
  if (phrase === '' || !words.some((word) => isKnown(word) || isPlausible(word))) return null;
  const last = words.at(-1) ?? '';
  const isNew = isPlural(last)
    ? !isFieldWord(phrase) || (isKnownNoun(last) && !COUNTED.has(last))
    : !isFieldWord(phrase) && isKnownNoun(last);
  const isThing = isNew && !named && !wish.model && !wish.type && !wish.choices;
  if (isThing) return addModel(spec, phrase);
  if (!named && !wish.model && !wish.unknownTarget && !isFieldWord(phrase) && !wish.type && !wish.choices) return null;
  return addFieldTo(spec, what, wish);
}

function addFieldTo(spec: AppSpec, words: string, wish: Wish): Outcome {
  const model = wish.model ?? mainModelOf(spec);
  const pointed = wish.type || wish.choices || isFieldWord(normalise(words)) ? null : modelNamed(spec, words);
  const made = fieldCalled(words, {
    ...(wish.type ? { type: wish.type } : {}),
    ...(wish.choices ? { choices: wish.choices } : {}),
  });
  if (pointed) Object.assign(made, { type: 'reference', model: pointed.name });
  const same = model.fields.find(
    (one) => one.name === made.name || one.label.toLowerCase() === made.label.toLowerCase(),
  );
  if (same) return done([], [`${model.plural} have a field "${same.label}" already.`]);
  addField(spec, model, made);
  const added = model.fields.at(-1);
  if (added) searchToo(spec, model, added);
  const remarks = wish.unknownTarget
    ? [`The app has no "${cut(bare(wish.unknownTarget), 60)}", so I gave the field to ${model.plural.toLowerCase()}.`]
    : wish.model === null && spec.models.length > 1
      ? [`You named no part of the app, so I gave the field to ${model.plural.toLowerCase()}.`]
      : [];
  return done([`${model.plural} have a field "${made.label}" (${made.type}).`], remarks);
}
