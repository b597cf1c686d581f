import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { FieldType, Model } from '#schema/app-spec/model';
import { featureOf } from '../features/all';
import type { FeatureId } from '../features/feature';
import { filterBy } from '../features/finding';
import { fieldCalled, fieldTypeCalled, fieldTypeOf, isFieldWord } from '../lexicon/fields';
import { classOf, isKnownNoun } from '../lexicon/nouns';
import { camel, free } from '../lexicon/names';
import { modelFor } from '../plan/compose';
import { entityOfNoun } from '../plan/entity-of-noun';
import { featureCalled } from '../read/features';
import { isPlausible } from '../read/plausible';
import { isKnown, tokensOf } from '../read/tokens';
import { addEntity } from '../weave/entity';
import { literal } from '../weave/expressions';
import { addField } from '../weave/field';
import { mainModelOf } from '../weave/look';
import { addReachable } from '../weave/reach';
import { cut, isPlural, normalise, onLastWord, sentence, singular, titled } from '../words';
import { bare, type Clause, done, type Outcome, partsOfList } from './clause';
import { fieldNamed, isWholeApp, modelNamed, screenNamed } from './target';

const VERB =
  /^(?:(?:i|we|it|the app|users?|people|customers?|one|you)\s+(?:also\s+)?(?:want|need|would like|should have|needs|must have|should|must|can|could)\s+(?:to\s+)?(?:be able to\s+)?(?:(?:have|see|add|track|manage|keep)\s+)?|there\s+should\s+be\s+|(?:(?:create|build|make|put)\s+(?=an?\s|another\s|new\s|some\s)|add|include|insert|introduce|show|display|enable|turn on|support|implement|offer|attach|track|manage|keep|record|store)\s*(?:in\s+|me\s+)?|with\s+|(?:let|allow)\s+(?:me|users?|people)\s+(?:to\s+)?)(.+)$/i;
const HAVE =
  /^(?:let\s+|give\s+)?(.+?)\s+(?:should|must|can|shall|could)?\s*(?:also\s+)?(?:have|has|get|gets|need|needs|be given)\s+(.+)$/i;
const GIVE = /^give\s+(?:each|every|all|the)?\s*([\p{L}\d]+(?:\s[\p{L}\d]+)?)\s+((?:a|an|some)\s+.+)$/iu;
/** Clauses of the other forms, whose target was not found. */
const OTHER =
  /^(?:only|show only|show just|rename|remove|delete|drop|hide|move|swap|sort|order|change|set|use|replace|call|name|undo|revert|redo|translate|explain|fix|why|what|how|who|when|where|is|are|do|does|can|tell|say|write|don't|do not|without|get rid|turn off|disable|take|stop|paint|resize|place|bring|reorder|put (?!an?\s|another|new|some)|make (?!an?\s|another|new|some))\b/i;
const WHERE = /\s+(?:to|for|on|in|into|of|at)\s+(?:each\s+|every\s+|all\s+)?([^,]+?)$/i;
/** Plurals that one thing has many of. */
const COUNTED = new Set(
  'steps pages points calories words comments hours rooms seats laps sets reps ingredients tickets notes photos pictures questions answers prices'.split(
    ' ',
  ),
);
const OPTIONS =
  /\s*(?:,\s*)?(?:with\s+)?(?:the\s+)?(?:options?|choices?|values?)\s*:?\s+(.+)$|\s*\(([^)]+,[^)]+)\)\s*$/i;
const TYPED = /\s+(?:as|of type|which is|that is)\s+(?:an?\s+)?(\w+)(?:\s+field)?\s*$|\s*\((\w+)\)\s*$/i;
const STATIC: Record<string, string> = {
  about: 'What this app is for, and who made it.',
  help: 'How this app is used.',
  imprint: 'Who is responsible for this app.',
  privacy: 'What you enter stays on this device.',
  welcome: 'Good to have you here.',
  terms: 'The terms under which this app may be used.',
};

interface Wish {
  what: string;
  model: Model | null;
  /** The words for a target that is not in the app. */
  unknownTarget: string | null;
  type: FieldType | null;
  choices: string[] | null;
}

/** Adds fields, features, models and screens. Null when the clause adds nothing that can be understood. */
export function add(spec: AppSpec, clause: Clause): Outcome | null {
  if (OTHER.test(clause.text)) return null;
  const both = /(?:screen|page|tab|section)\s+(?:for|of)\s+(.+?)\s+with\s+(.+)$/i.exec(clause.text);
  if (both?.[1] && both[2]) return addDescribed(spec, bare(both[1]), both[2]);
  const wishes = wishesIn(spec, clause);
  const outcomes = wishes.flatMap((wish) => fulfil(spec, wish) ?? []);
  if (outcomes.length === 0) return null;
  return done(
    outcomes.flatMap((one) => one.changes),
    outcomes.flatMap((one) => one.remarks),
  );
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

function wishesIn(spec: AppSpec, clause: Clause): Wish[] {
  const text = clause.text;
  const have = GIVE.exec(text) ?? HAVE.exec(text);
  const owner = have?.[1] ? modelNamed(spec, have[1]) : null;
  if (have?.[2] && owner) return wishesOf(have[2], owner, null);
  const verb = VERB.exec(text);
  if (
    have?.[1] &&
    have[2] &&
    /^(?:the|each|every|all|my|our)\s/i.test(have[1]) &&
    partsOfList(have[2]).every((part) => isFieldWord(normalise(bare(part))))
  )
    return wishesOf(have[2], null, have[1]);
  const asked = verb?.[1] ?? (clause.words.length <= 4 ? text : null);
  if (!verb && /\s(?:to|into|in|at|as)\s/i.test(text)) return [];
  if (asked === null) return [];
  const late = /\s(?:to|for|on)\s+((?:the\s+|every\s+|all\s+)?[\p{L} ]+)$/iu.exec(OPTIONS.exec(asked)?.[0] ?? '');
  const owned = late?.[1] ? modelNamed(spec, late[1]) : null;
  if (late && owned) return wishesOf(asked.slice(0, -late[0].length), owned, null);
  if (
    !verb &&
    clause.words.length > 2 &&
    !featureWithin([...clause.words, 'by']) &&
    !isFieldWord(normalise(bare(asked)))
  )
    return [];
  const where = /^(?:an?\s+|the\s+|new\s+)*(?:screen|page|tab|section)\s+(?:for|of|with|to)\b/i.test(asked)
    ? null
    : WHERE.exec(asked.replace(OPTIONS, ''));
  const target = where?.[1] ?? null;
  if (target === null || !where) return wishesOf(asked, null, null);
  const model = modelNamed(spec, target) ?? modelOfScreen(spec, target);
  const isWhole = isWholeApp(target) || screenNamed(spec, target) !== null;
  if (!model && !isWhole && fieldTypeOf(normalise(bare(asked))) && /\bof\b/.test(where[0]))
    return wishesOf(asked, null, null);
  const rest = asked.replace(where[0], '');
  return wishesOf(rest, model, model || isWhole ? null : target);
}

function modelOfScreen(spec: AppSpec, text: string): Model | null {
  const screen = screenNamed(spec, text);
  const name = screen?.parameter ?? screen?.form?.model;
  return spec.models.find((model) => model.name === name) ?? null;
}

function wishesOf(text: string, model: Model | null, unknownTarget: string | null): Wish[] {
  const options = OPTIONS.exec(text);
  const listed = options?.[1] ?? options?.[2];
  const choices = listed
    ? partsOfList(listed.replace(/\bor\b/gi, ','))
        .map((one) => cut(sentence(bare(one)), 40))
        .filter(Boolean)
    : [];
  return partsOfList(
    text.replace(OPTIONS, '').replace(/((?:settings?|profile|statistics)\s+(?:screen|page|tab))\s+with\s+/i, '$1, '),
  ).map((part) => {
    const typed = TYPED.exec(part);
    const type = fieldTypeCalled((typed?.[1] ?? typed?.[2] ?? '').toLowerCase());
    return {
      what: bare(type ? part.replace(TYPED, '') : part),
      model,
      unknownTarget,
      type,
      choices: choices.length > 0 ? [...new Set(choices)].slice(0, 30) : null,
    };
  });
}

function fulfil(spec: AppSpec, wish: Wish): Outcome | null {
  const asScreen =
    /^(?:screen|page|tab|section|view)\s+(?:for|of|with|to\s+(?:manage|track|see|show|list))\s+(.+)$/i.exec(
      wish.what,
    )?.[1] ?? /^(.+?)\s+(?:screen|page|tab)$/i.exec(wish.what)?.[1];
  if (asScreen) return addScreen(spec, bare(asScreen));
  if (/^button\b/i.test(wish.what)) return null;
  const asField =
    /^(?:field|column|property|attribute)\s+(?:for\s+|called\s+|named\s+)?(.+)$/i.exec(wish.what)?.[1] ??
    /^(.+?)\s+(?:field|column|property|attribute|input)$/i.exec(wish.what)?.[1];
  const what = bare(asField ?? wish.what).replace(
    /\s+(?:bar|box|button|option|feature|functionality|function|support|possibility)s?$/i,
    '',
  );
  const words = tokensOf(what).filter((word) => word !== ',');
  const feature = asField || wish.choices || wish.type ? null : (featureCalled(words) ?? featureWithin(words));
  if (feature) return addFeature(spec, feature, wish, words);
  const phrase = words.join(' ');
  if (phrase === '' || !words.some((word) => isKnown(word) || isPlausible(word))) return null;
  const last = words.at(-1) ?? '';
  const isNew = isPlural(last)
    ? !isFieldWord(phrase) || (isKnownNoun(last) && !COUNTED.has(last))
    : !isFieldWord(phrase) && isKnownNoun(last);
  const isThing = isNew && !asField && !wish.model && !wish.type && !wish.choices;
  if (isThing) return addModel(spec, phrase);
  if (!asField && !wish.model && !wish.unknownTarget && !isFieldWord(phrase) && !wish.type && !wish.choices)
    return null;
  return addFieldTo(spec, what, wish);
}

/** "search by name", "filter by category", "sort by price", "chart of expenses". */
function featureWithin(words: string[]): FeatureId | null {
  const head = words.slice(
    0,
    words.findIndex((word) => /^(by|of|for|with|per|about|over|to)$/.test(word)),
  );
  return head.length > 0 && head.length < words.length ? featureCalled(head) : null;
}

function addFeature(spec: AppSpec, id: FeatureId, wish: Wish, words: string[]): Outcome {
  const feature = featureOf(id);
  const about = words.slice(words.findIndex((word) => /^(by|of|for|per|about|over)$/.test(word)) + 1).join(' ');
  const model =
    wish.model ??
    modelNamed(spec, about) ??
    (['search', 'filter', 'sort', 'favourites'].includes(id)
      ? mainModelOf(spec)
      : (modelFor(spec, feature) ?? mainModelOf(spec)));
  const field = id === 'filter' ? fieldNamed(spec, about, model) : null;
  const changes = field ? filterBy(spec, model, field.field) : feature.add(spec, model);
  if (changes.length === 0)
    return done(
      [],
      [
        `The app has ${feature.name} for ${model.plural.toLowerCase()} already, or there is nothing it could work with.`,
      ],
    );
  if (wish.unknownTarget)
    return done(changes, [
      `The app has no "${cut(bare(wish.unknownTarget), 60)}", so I chose ${model.plural.toLowerCase()}.`,
    ]);
  const chosen = !wish.model && spec.models.length > 1 && !['settings', 'darkMode', 'profile', 'chat'].includes(id);
  return done(changes, chosen ? [`You named no part of the app, so I chose ${model.plural.toLowerCase()}.`] : []);
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
  const remarks = wish.unknownTarget
    ? [`The app has no "${cut(bare(wish.unknownTarget), 60)}", so I gave the field to ${model.plural.toLowerCase()}.`]
    : wish.model === null && spec.models.length > 1
      ? [`You named no part of the app, so I gave the field to ${model.plural.toLowerCase()}.`]
      : [];
  return done([`${model.plural} have a field "${made.label}" (${made.type}).`], remarks);
}

function addScreen(spec: AppSpec, about: string): Outcome | null {
  const words = tokensOf(about).filter((word) => word !== ',');
  const feature = featureCalled(words);
  if (feature)
    return addFeature(
      spec,
      feature,
      { what: about, model: null, unknownTarget: null, type: null, choices: null },
      words,
    );
  const name = words.join(' ');
  const text = STATIC[words[0] ?? ''];
  if (text) return addStatic(spec, titled(name), text);
  if (!words.some((word) => isKnown(word) || isPlausible(word))) return null;
  return addModel(spec, name);
}

function addStatic(spec: AppSpec, title: string, text: string): Outcome {
  if (spec.screens.some((screen) => screen.title === title)) return done([], [`There is a screen "${title}" already.`]);
  const id = free(
    camel(title),
    spec.screens.map((screen) => screen.id),
  );
  const screen: Screen = {
    id,
    title,
    icon: 'info',
    state: [],
    toolbar: [],
    components: [
      { id: `${id}.title`, type: 'text', value: literal(spec.name), style: 'title' },
      { id: `${id}.text`, type: 'text', value: literal(`${text} ${spec.summary}`), style: 'body' },
    ],
  };
  return done([`There is a screen "${title}", ${addReachable(spec, screen, title, 'info')}.`]);
}

function addModel(spec: AppSpec, phrase: string): Outcome {
  const noun = onLastWord(phrase, singular);
  const present = modelNamed(spec, noun);
  if (present && spec.screens.some((screen) => screen.parameter === present.name))
    return done([], [`The app has ${present.plural.toLowerCase()} already.`]);
  const main = mainModelOf(spec);
  const plan = entityOfNoun(
    noun,
    spec.models.map((model) => model.name),
  );
  addEntity(spec, plan);
  const linked = ['event', 'payment'].includes(classOf(noun))
    ? ` They stand for themselves; ask for a field "${main.name}" to tie them to ${main.plural.toLowerCase()}.`
    : '';
  return done([`There are ${plan.plural} now, with a list, a form and details.${linked}`]);
}
