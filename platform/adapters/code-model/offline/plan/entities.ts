import type { Field } from '#schema/app-spec/model';
import type { Kind } from '../kinds/kind';
import { fieldsOf, samplesIn } from '../kinds/notation';
import { fieldCalled, isFieldWord } from '../lexicon/fields';
import { classOf, isEventNoun } from '../lexicon/nouns';
import { keptAt } from '../lexicon/settings';
import { typeName } from '../lexicon/names';
import { sampleValue } from '../lexicon/samples';
import type { NounPhrase } from '../read/nouns';
import type { Part } from '../read/kind';
import { findPhrases } from '../read/tokens';
import type { EntityPlan } from '../weave/entity';
import { cut, enumerated, onLastWord, plural, singular } from '../words';
import { aboutTopics, entitiesOf, entityOfSeed, recalled, renamed } from './entities-of-kind';
import { entityOfNoun, ownerIn } from './entity-of-noun';
import { isFood, type Reading } from './reading';
import { planThings } from './things';

const MOST_ENTITIES = 5;
const MOST_EXTRA_FIELDS = 20;

/** The models of the new app: those of its kind shaped by the nouns of the prompt, or those that the nouns name. */
export function planEntities(reading: Reading): { plans: EntityPlan[]; remarks: string[] } {
  const remarks: string[] = [];
  if (reading.things.length > 0) return { plans: planThings(reading), remarks };
  const plans = reading.kind ? kindEntities(reading, remarks) : nounEntities(reading, remarks);
  addParts(plans, reading.parts, remarks);
  const last = (place: number) => {
    const before = reading.nouns.filter((noun) => noun.place < place && noun.role !== 'audience').toReversed();
    const index = before
      .map((noun) => plans.findIndex((plan) => plan.noun === noun.phrase))
      .find((found) => found >= 0);
    return index ?? 0;
  };
  for (const { words, place } of reading.fields.slice(0, MOST_EXTRA_FIELDS)) {
    const index = last(place);
    const plan = plans[index];
    if (plan) plans[index] = withField(plan, fieldCalled(words));
  }
  return { plans, remarks };
}

function kindEntities(reading: Reading, remarks: string[]): EntityPlan[] {
  const { kind, nouns } = reading;
  if (!kind) return [];
  const others = nouns.filter(
    (noun) => noun.role !== 'audience' && !kind.entities.some((seed) => sameNoun(seed.noun, noun.phrase)),
  );
  const isApart = (noun: NounPhrase) =>
    noun.role === 'with' || (noun.role === 'object' && noun.plural && kind.subject !== 'rename');
  const topics = others.filter((noun) => !isApart(noun));
  const plans =
    kind.pattern === 'intake' && isFood(reading)
      ? [mealPlan()]
      : entitiesOf(kind, (plan) => shaped(plan, reading, kind, topics));
  const apart = others
    .filter(
      (noun) =>
        isApart(noun) || (kind.subject === 'rename' && kind.id !== 'store' && noun.plural && noun !== topics[0]),
    )
    .map((noun) => noun.phrase);
  const before = plans.length;
  addEach(plans, apart);
  const made = plans.slice(before).map((plan) => plan.plural);
  if (made.length > 0) remarks.push(`I gave ${enumerated(made)} screens of their own.`);
  return plans;
}

/** Nouns that say how something is kept, not what. */
const VAGUE = new Set(
  'plan timetable schedule diary log record book visit sitting day week month life time idea goal work school home'.split(
    ' ',
  ),
);

/** The first model of the kind, with the words of the prompt in it. */
function shaped(plan: EntityPlan, reading: Reading, kind: Kind, topics: NounPhrase[]): EntityPlan {
  const own = kind.entities[0]?.noun ?? '';
  const isOwn = findPhrases(reading.words, new Map([[own, true]])).length > 0;
  const other = isOwn
    ? undefined
    : kind.called?.split(',').find((noun) => findPhrases(reading.words, new Map([[noun, true]])).length > 0);
  const named = other ? recalled(plan, other) : plan;
  if (kind.subject === 'samples')
    return aboutTopics(
      named,
      topics
        .filter((noun) => classOf(noun.phrase) !== 'person' && !VAGUE.has(noun.phrase) && !isFieldWord(noun.phrase))
        .map((noun) => (noun.plural ? onLastWord(noun.phrase, plural) : noun.phrase)),
    );
  const place = reading.nouns.find((noun) => noun.role === 'audience' && classOf(noun.phrase) !== 'person');
  const [first = place, ...rest] = topics;
  if (kind.subject !== 'rename' || !first) return named;
  const made = renamed(named, first.phrase, []);
  return kind.id === 'store' && rest.length > 0 && made.name !== named.name
    ? withCategories(
        made,
        [first, ...rest].map((noun) => noun.phrase),
      )
    : made;
}

function mealPlan(): EntityPlan {
  const fields = fieldsOf('name*|calories:integer=300*|meal*|date*|notes');
  const samples = samplesIn(
    'Porridge with apple;320;Breakfast;today|Lentil soup;450;Lunch;today|Pasta;680;Dinner;today-1|Yoghurt;140;Snack;today-2',
    fields,
    'meal',
  );
  return { name: 'Meal', noun: 'meal', plural: 'meals', icon: 'food', fields, samples };
}

/** A store of "shoes and bags" sells one thing or the other: they become its categories. */
function withCategories(plan: EntityPlan, nouns: string[]): EntityPlan {
  const choices = [
    ...new Set(
      nouns.map((noun) => onLastWord(noun, plural)).map((noun) => noun.charAt(0).toUpperCase() + noun.slice(1)),
    ),
  ]
    .slice(0, 12)
    .map((choice) => choice.slice(0, 40));
  return {
    ...plan,
    fields: plan.fields.map((one) => (one.name === 'category' ? { ...one, choices } : one)),
    samples: plan.samples.map((sample, index) =>
      'category' in sample ? { ...sample, category: choices[index % choices.length] ?? '' } : sample,
    ),
  };
}

function nounEntities(reading: Reading, remarks: string[]): EntityPlan[] {
  const people = reading.nouns.filter((noun) => noun.role === 'audience');
  const objects = reading.nouns.filter((noun) => noun.role === 'object');
  const others = reading.nouns.filter((noun) => noun.role === 'subject' || noun.role === 'with');
  const chosen = [
    ...objects,
    ...others.filter((noun) => objects.length === 0 || noun.plural || noun.role === 'with'),
  ].toSorted((left, right) => left.place - right.place);
  const plans: EntityPlan[] = [];
  const phrases = chosen.length > 0 ? chosen.map((noun) => noun.phrase) : people.map((noun) => noun.phrase);
  const [only] = phrases;
  const kept =
    phrases.length === 1 &&
    only !== undefined &&
    !reading.nouns.some((noun) => noun.phrase === only && noun.plural && noun.role !== 'audience')
      ? keptAt(only)
      : null;
  if (kept && only)
    remarks.push(
      `You named no more than "${only}", so I began with ${enumerated(kept.map((noun) => onLastWord(noun, plural)))}.`,
    );
  addEach(plans, kept ? [...kept] : phrases);
  if (plans.length === 0 && reading.parts.length === 0) {
    const called = reading.language === null ? '' : cut(reading.unknown.join(' '), 40);
    plans.push(called === '' ? entityOfNoun('item', []) : { ...entityOfNoun('entry', []), plural: called });
    if (called === '')
      remarks.push('The words name nothing to keep, so the app keeps items; say what they are and I rename them.');
  } else if (phrases.length > MOST_ENTITIES) {
    remarks.push(`I began with ${enumerated(plans.map((plan) => plan.plural))}; ask for the others one by one.`);
  }
  return plans;
}

/** Adds what other kinds know best: the tasks of a CRM are those of a to-do list. */
function addParts(plans: EntityPlan[], parts: Part[], remarks: string[]): void {
  const made = parts.flatMap(({ kind, seed, called }) => {
    if (plans.length >= MOST_ENTITIES || plans.some((plan) => sameNoun(plan.noun, called ?? seed.noun))) return [];
    const taken = plans.map((one) => one.name);
    const own = entityOfSeed(seed, taken);
    const plan = { ...(called && !taken.includes(typeName(called)) ? recalled(own, called) : own), tab: true };
    plans.push(plan);
    return [`${plan.plural} as in an app of the kind "${kind.id}"`];
  });
  if (made.length > 0) remarks.push(`I took up ${enumerated(made)}.`);
}

/** Adds a model for each noun that is new; an event belongs to what it happens to. */
function addEach(plans: EntityPlan[], nouns: string[]): void {
  for (const noun of nouns) {
    if (plans.length >= MOST_ENTITIES || plans.some((plan) => sameNoun(plan.noun, noun))) continue;
    const owner = ownerIn(noun);
    const names = () => plans.map((plan) => plan.name);
    if (owner && !plans.some((plan) => sameNoun(plan.noun, owner)) && plans.length < MOST_ENTITIES - 1)
      plans.push(entityOfNoun(owner, names()));
    const parent =
      plans.find((plan) => owner !== null && sameNoun(plan.noun, owner)) ??
      (happensTo(noun) ? plans.find((plan) => !happensTo(plan.noun)) : undefined);
    plans.push(entityOfNoun(noun, names(), parent));
  }
}

const happensTo = (noun: string) =>
  isEventNoun(noun.split(' ').at(-1) ?? '') || ['payment', 'event'].includes(classOf(noun));
const sameNoun = (left: string, right: string) => onLastWord(left, singular) === onLastWord(right, singular);

/** The plan with one field more, and its samples filled; a field of the same name stays, with the type that was asked for. */
function withField(plan: EntityPlan, field: Field): EntityPlan {
  const label = field.label.toLowerCase();
  if (plan.fields.some((one) => one.name === field.name || one.label.toLowerCase() === label)) return plan;
  const samples = plan.samples.map((sample, index) => {
    const value = sampleValue(field, index);
    return value === undefined ? sample : { ...sample, [field.name]: value };
  });
  return { ...plan, fields: [...plan.fields, field], samples };
}
