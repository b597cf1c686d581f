import type { Thing } from '../describe/things';
import { free, propertyName } from '../lexicon/names';
import { classOf, isEventNoun } from '../lexicon/nouns';
import { belongsTo } from '../lexicon/relations';
import type { EntityPlan } from '../weave/entity';
import { onLastWord, sentence, singular } from '../words';

/** The plans with references where the words, or what such things commonly have to do with each other, ask for them. */
export function withRelations(plans: EntityPlan[], things: readonly Thing[]): EntityPlan[] {
  const related = plans.map((plan, index) => {
    const others = plans.filter((other) => other !== plan);
    return withPoints(withNamed(plan, others), plans, things[index]?.points ?? []);
  });
  for (const [index, plan] of related.entries()) {
    if (plan.fields.some((one) => one.type === 'reference')) continue;
    const others = related.filter((other) => other !== plan && !pointsAt(other, plan));
    const isLinked = related.some((other) => LINKS.test(other.noun));
    const parent =
      others.find((other) => !isLinked && belongsTo(plan.noun, other.noun)) ??
      (happens(plan.noun)
        ? related.slice(0, index).find((other) => !happens(other.noun) && isKept(other.noun) && !pointsAt(other, plan))
        : undefined);
    if (!parent) continue;
    const made = reference(plan, parent, sentence(parent.noun), true, null);
    const person = LINKS.test(plan.noun)
      ? others.find((other) => other !== parent && classOf(other.noun) === 'person')
      : undefined;
    related[index] = person ? reference(made, person, sentence(person.noun), false, null) : made;
  }
  return related;
}

/** What brings two things together: a rental a car and a customer. */
const LINKS = /\b(?:rental|loan|booking|reservation|order|sale|appointment|lending|adoption|hire)$/;

const happens = (noun: string) =>
  isEventNoun(noun.split(' ').at(-1) ?? '') || ['payment', 'event'].includes(classOf(noun));
const isKept = (noun: string) =>
  ['person', 'animal', 'plant', 'vehicle', 'thing', 'place', 'group', 'food', 'other', 'task'].includes(classOf(noun));
const pointsAt = (plan: EntityPlan, other: EntityPlan) => plan.fields.some((one) => one.model === other.name);

/** A field that bears the name of another thing of the app points at that: the dog of a walk. */
function withNamed(plan: EntityPlan, others: EntityPlan[]): EntityPlan {
  let made = plan;
  for (const one of plan.fields) {
    if (one.type !== 'text') continue;
    const label = onLastWord(one.label.toLowerCase().replace(/\s+name$/, ''), singular);
    const target = others.find((other) => other.noun === label || other.noun.split(' ').at(-1) === label);
    if (target)
      made = reference(made, target, one.label, plan.parent === undefined && made.parent === undefined, one.name);
  }
  return made;
}

function withPoints(plan: EntityPlan, plans: EntityPlan[], points: readonly string[]): EntityPlan {
  let made = plan;
  const seen = new Map<string, number>();
  for (const noun of points) {
    const target = plans.find(
      (other) => other.noun === noun || other.noun.split(' ').at(-1) === noun.split(' ').at(-1),
    );
    if (!target || target.name === plan.name) continue;
    const isTwice = points.filter((other) => other === noun).length > 1;
    if (!isTwice && pointsAt(made, target)) continue;
    const count = (seen.get(noun) ?? 0) + 1;
    seen.set(noun, count);
    const label = isTwice
      ? `${['First', 'Second', 'Third', 'Fourth'][count - 1] ?? 'Other'} ${target.noun}`
      : sentence(target.noun);
    made = reference(made, target, label, !isTwice && made.parent === undefined, null);
  }
  return made;
}

/** The plan with a reference in front, or in place of the field called `instead`; its samples point at the target's in turn. */
function reference(
  plan: EntityPlan,
  target: EntityPlan,
  label: string,
  isParent: boolean,
  instead: string | null,
): EntityPlan {
  const taken = plan.fields.map((one) => one.name);
  const name = instead ?? free(propertyName(label, 'parent'), taken);
  const made = {
    name,
    label: label.slice(0, 60),
    type: 'reference' as const,
    model: target.name,
    required: target.samples.length > 0,
  };
  const ahead = plan.fields.findIndex((one) => one.type !== 'reference');
  const fields =
    instead === null
      ? [...plan.fields.slice(0, Math.max(ahead, 0)), made, ...plan.fields.slice(Math.max(ahead, 0))]
      : plan.fields.map((one) => (one.name === instead ? made : one));
  const offset = plan.fields.filter((one) => one.model === target.name).length;
  return {
    ...plan,
    fields,
    ...(isParent ? { parent: name } : {}),
    samples: plan.samples.map((sample, index) => {
      const { [name]: _, ...others } = sample;
      const id = target.samples[(index + offset) % Math.max(target.samples.length, 1)]?.id;
      return id === undefined ? others : { ...others, [name]: id };
    }),
  };
}
