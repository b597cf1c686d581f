import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import { beyondIn } from '../lexicon/beyond';
import { classOf } from '../lexicon/nouns';
import { camel, free } from '../lexicon/names';
import { belongsTo } from '../lexicon/relations';
import { belongingTo, entityOfNoun } from '../plan/entity-of-noun';
import { featureCalled } from '../read/features';
import { isPlausible } from '../read/plausible';
import { isKnown, tokensOf } from '../read/tokens';
import { addEntity } from '../weave/entity';
import { literal } from '../weave/expressions';
import { mainModelOf } from '../weave/look';
import { addReachable } from '../weave/reach';
import { onLastWord, singular, titled } from '../words';
import { addFeature } from './add-feature';
import { done, type Outcome } from './clause';
import { modelNamed } from './target';

const STATIC: Record<string, string> = {
  about: 'What this app is for, and who made it.',
  help: 'How this app is used.',
  imprint: 'Who is responsible for this app.',
  privacy: 'What you enter stays on this device.',
  welcome: 'Good to have you here.',
  terms: 'The terms under which this app may be used.',
};

/** A screen for what the words name: a feature, a page of text, or a new model. Null when they name nothing. */
export function addScreen(spec: AppSpec, about: string): Outcome | null {
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

/** A new model with its screens, null for what no app can do; what commonly belongs to another does so here too. */
export function addModel(spec: AppSpec, phrase: string): Outcome | null {
  if (beyondIn(phrase).length > 0) return null;
  const noun = onLastWord(phrase, singular);
  const present = modelNamed(spec, noun);
  if (present && spec.screens.some((screen) => screen.parameter === present.name))
    return done([], [`The app has ${present.plural.toLowerCase()} already.`]);
  const main = mainModelOf(spec);
  const plan = entityOfNoun(
    noun,
    spec.models.map((model) => model.name),
  );
  const parent = /^sub ?\p{L}{3}/u.test(noun)
    ? main
    : spec.models.find((model) => belongsTo(noun, onLastWord(model.plural.toLowerCase(), singular)));
  if (parent) {
    const owner = {
      ...entityOfNoun(onLastWord(parent.plural.toLowerCase(), singular), []),
      name: parent.name,
      samples: parent.samples,
    };
    addEntity(spec, belongingTo(plan, owner));
    return done([
      `There are ${plan.plural} now, which belong to ${parent.plural.toLowerCase()}, with a list, a form and details.`,
    ]);
  }
  addEntity(spec, plan);
  const linked = ['event', 'payment'].includes(classOf(noun))
    ? ` They stand for themselves; ask for a field "${main.name}" to tie them to ${main.plural.toLowerCase()}.`
    : '';
  return done([`There are ${plan.plural} now, with a list, a form and details.${linked}`]);
}
