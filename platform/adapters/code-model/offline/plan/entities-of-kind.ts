import type { EntitySeed, Kind } from '../kinds/kind';
import { fieldsOf, samplesIn } from '../kinds/notation';
import { goodsCalled, type Goods } from '../lexicon/catalogue';
import { camel } from '../lexicon/names';
import { CLASSES, classOf, iconFor } from '../lexicon/nouns';
import { type Sample, samplesOf } from '../lexicon/samples';
import type { EntityPlan } from '../weave/entity';
import { titleOf } from '../weave/expressions';
import { cut, plural, onLastWord, sentence } from '../words';
import { belongingTo, newTypeName } from './entity-of-noun';

const MOST_SAMPLES = 6;

/** The models that every app of the kind begins with; `shape` makes the first one what the prompt calls for. */
export function entitiesOf(kind: Kind, shape: (plan: EntityPlan) => EntityPlan): EntityPlan[] {
  const plans: EntityPlan[] = [];
  for (const seed of kind.entities) {
    const plan = entityOfSeed(
      seed,
      plans.map((one) => one.name),
    );
    const owner = kind.entities.findIndex((one) => one.noun === seed.of);
    const parent = owner < 0 ? undefined : plans[owner];
    plans.push(parent ? belongingTo(plan, parent) : plans.length === 0 ? shape(plan) : plan);
  }
  return plans;
}

/** One model of a kind by itself. */
export function entityOfSeed(seed: EntitySeed, taken: string[]): EntityPlan {
  const fields = fieldsOf(seed.fields);
  const name = newTypeName(seed.noun, taken);
  return {
    name,
    noun: seed.noun,
    plural: seed.plural ?? onLastWord(seed.noun, plural),
    icon: seed.icon,
    fields,
    samples: samplesIn(seed.samples, fields, camel(seed.noun)),
    ...(seed.layout ? { layout: seed.layout } : {}),
    ...(seed.tab === undefined ? {} : { tab: seed.tab }),
  };
}

/** The entity under another word for the same: what is in it stays. */
export function recalled(plan: EntityPlan, noun: string): EntityPlan {
  const name = newTypeName(noun, []);
  return {
    ...plan,
    name,
    noun,
    plural: onLastWord(noun, plural),
    samples: plan.samples.map((sample, index) => ({ ...sample, id: `${camel(name)}-${index + 1}` })),
  };
}

/** The entity under the noun of the prompt: a store of plants sells Plants, with the names and prices of such goods. */
export function renamed(plan: EntityPlan, noun: string, taken: string[]): EntityPlan {
  const goods = goodsCalled(noun);
  if (plan.layout === 'grid' && classOf(noun) === 'animal')
    return renamed({ ...plan, layout: 'rows' }, `${noun} product`, taken);
  const isSeller = ['place', 'group', 'person'].includes(classOf(noun));
  const name = isSeller ? plan.name : newTypeName(noun, taken);
  const fields = plan.fields.map((one) =>
    goods && one.type === 'choice' && one.name === 'category' ? { ...one, choices: goods.categories } : one,
  );
  const id = camel(name);
  return {
    ...plan,
    name,
    ...(isSeller ? {} : { noun, plural: onLastWord(noun, plural) }),
    icon: goods?.icon ?? (isSeller ? plan.icon : iconFor(noun)),
    fields,
    samples:
      isSeller && !goods
        ? plan.samples
        : goods
          ? samplesOfGoods(plan, goods, id)
          : samplesOf(fields, id, titlesFor(noun)),
  };
}

function samplesOfGoods(plan: EntityPlan, goods: Goods, id: string): Sample[] {
  const titles = goods.products.map(([title]) => title);
  const fields = plan.fields.map((one) =>
    one.name === 'category' && one.type === 'choice' ? { ...one, choices: goods.categories } : one,
  );
  return samplesOf(fields, id, titles, MOST_SAMPLES).map((sample, index) => {
    const [, price, category, details] = goods.products[index] ?? ['', 0, 0, ''];
    const made: Sample = { ...sample };
    for (const one of fields) {
      if (one.type === 'money') made[one.name] = price;
      if (one.name === 'category' && one.type === 'choice')
        made[one.name] = goods.categories[category] ?? goods.categories[0] ?? '';
      if (one.name === 'description') made[one.name] = details;
    }
    return made;
  });
}

function titlesFor(noun: string): string[] {
  const kind = classOf(noun);
  if (kind === 'person' || kind === 'animal') return CLASSES[kind].samples;
  return CLASSES.thing.samples.map((word) => `${word} ${noun}`);
}

/** The entity with the topics of the prompt as its first samples: a habit tracker for meditation has the habit Meditation. */
export function aboutTopics(plan: EntityPlan, topics: string[]): EntityPlan {
  if (topics.length === 0) return plan;
  const title = titleOf({ name: plan.name, plural: plan.plural, icon: plan.icon, fields: plan.fields, samples: [] });
  const first = topics.slice(0, 4).map((topic, index) => {
    const pattern = plan.samples[index % Math.max(plan.samples.length, 1)] ?? {};
    const kept = Object.fromEntries(
      Object.entries(pattern).filter(
        ([name]) => !['text', 'longText'].includes(plan.fields.find((one) => one.name === name)?.type ?? ''),
      ),
    );
    const needed = Object.fromEntries(
      plan.fields
        .filter((one) => one.required && one !== title && pattern[one.name] !== undefined)
        .map((one) => [one.name, pattern[one.name] ?? '']),
    );
    return { ...kept, ...needed, [title.name]: cut(sentence(topic), 60) };
  });
  const rest = plan.samples.slice(0, Math.max(1, 4 - first.length));
  const prefix = camel(plan.noun);
  return {
    ...plan,
    samples: [...first, ...rest].map((sample, index) => ({ ...sample, id: `${prefix}-${index + 1}` })),
  };
}
