import { fieldsOf } from '../kinds/notation';
import { goodsCalled } from '../lexicon/catalogue';
import { classOf, CLASSES, iconFor, isEventNoun, isKnownNoun } from '../lexicon/nouns';
import { free, typeName } from '../lexicon/names';
import { samplesOf } from '../lexicon/samples';
import type { EntityPlan } from '../weave/entity';
import { isPlural, onLastWord, plural, sentence, singular } from '../words';

/** Names that features give to models of their own. */
const TAKEN = ['CartItem', 'CustomerOrder', 'Conversation', 'Message', 'UserProfile', 'Profile'];

/** The name of a type for the noun that the app does not have yet. */
export const newTypeName = (noun: string, taken: readonly string[]) => {
  const name = typeName(noun);
  return free(TAKEN.includes(name) ? `${name}Entry` : name, taken);
};

/** A model for a noun that nobody has described: the class of the noun says what such a thing has. */
export function entityOfNoun(noun: string, taken: readonly string[], parent?: EntityPlan): EntityPlan {
  const kind = classOf(noun);
  const { fields: notation, samples } = CLASSES[kind];
  const name = newTypeName(noun, taken);
  const fields = fieldsOf(notation);
  const goods = ['thing', 'media', 'food', 'plant', 'other'].includes(kind) ? goodsCalled(noun) : null;
  const titles =
    goods && kind !== 'other'
      ? goods.products.map(([title]) => title)
      : samples.map((word) => titleFor(kind, word, noun));
  const plan: EntityPlan = {
    name,
    noun,
    plural: onLastWord(noun, (word) => (isPlural(word) ? word : plural(word))),
    icon: iconFor(noun),
    fields,
    samples: samplesOf(fields, name.charAt(0).toLowerCase() + name.slice(1), titles),
  };
  return parent ? belongingTo(plan, parent) : plan;
}

/** The same with a reference to its parent, whose samples its own point at in turn. */
export function belongingTo(plan: EntityPlan, parent: EntityPlan): EntityPlan {
  const name = parent.name.charAt(0).toLowerCase() + parent.name.slice(1);
  const reference = {
    name: free(
      name,
      plan.fields.map((one) => one.name),
    ),
    label: sentence(parent.noun),
    type: 'reference' as const,
    model: parent.name,
    required: parent.samples.length > 0,
  };
  return {
    ...plan,
    parent: reference.name,
    fields: [reference, ...plan.fields],
    samples: plan.samples.map((sample, index) => {
      const target = parent.samples[index % Math.max(parent.samples.length, 1)];
      return target?.id === undefined ? sample : { ...sample, [reference.name]: target.id };
    }),
  };
}

/** `hive inspection` belongs to hives: the noun before an event, unless it is a mass or an activity. Null for other phrases. */
export function ownerIn(noun: string): string | null {
  const words = noun.split(' ');
  const head = words.at(-1) ?? '';
  const owner = words.slice(0, -1).join(' ');
  const last = words.at(-2) ?? '';
  if (
    owner === '' ||
    !isEventNoun(head) ||
    !(isKnownNoun(last) || CARE.has(singular(head))) ||
    /ing$|ness$|al$|ic$|y$/.test(last) ||
    plural(last) === last
  )
    return null;
  return ['measure', 'event', 'task', 'payment'].includes(classOf(owner)) || MASSES.has(last) ? null : owner;
}

/** What is done to some thing, whatever that is. */
const CARE = new Set(
  'inspection repair maintenance treatment checkup service feeding watering cleaning rental survey audit visit'.split(
    ' ',
  ),
);
const MASSES = new Set(
  'blood sugar water air soil sleep mood heart body room day night morning evening week bird rock fishing food test phone work status log mile power steam snow rain wind'.split(
    ' ',
  ),
);

function titleFor(kind: ReturnType<typeof classOf>, word: string, noun: string): string {
  const head = noun.split(' ').at(-1) ?? noun;
  if (['event', 'thing', 'other', 'payment'].includes(kind)) return `${word} ${head}`;
  return word;
}
