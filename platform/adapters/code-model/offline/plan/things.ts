import type { Field } from '#schema/app-spec/model';
import type { Thing } from '../describe/things';
import { KINDS } from '../kinds/all';
import type { EntitySeed, Kind } from '../kinds/kind';
import { fieldCalled } from '../lexicon/fields';
import { classOf, isKnownNoun } from '../lexicon/nouns';
import { isSignOf } from '../read/kind';
import type { EntityPlan } from '../weave/entity';
import { normalise, onLastWord, sentence, singular } from '../words';
import { entityOfSeed, recalled, renamed } from './entities-of-kind';
import { entityOfNoun } from './entity-of-noun';
import { fieldsFor } from './fields-of-thing';
import { withRelations } from './relations';
import type { Reading } from './reading';

const MOST_THINGS = 7;

/** The models of an app whose things and fields the prompt names: what was named, and hardly more. */
export function planThings(reading: Reading): EntityPlan[] {
  const plans: EntityPlan[] = [];
  const things = merged(reading.things).slice(0, MOST_THINGS);
  for (const thing of things) {
    const taken = plans.map((plan) => plan.name);
    const basis = basisOf(thing, reading.kind, things, taken);
    const plan = basis ?? entityOfNoun(nounOf(thing), taken);
    plans.push(fieldsFor(plan, wishedFields(thing), { isLink: thing.points.length > 0, isOfKind: basis !== null }));
  }
  return withRelations(plans, things);
}

const sameNoun = (left: string, right: string) => onLastWord(left, singular) === onLastWord(right, singular);
/** Words for the form of records; what is kept is one of what they hold. */
const FORMS = /^(?:diary|journal|rota|roster|timetable|register|ledger|logbook|schedule)$/;

/** `blood pressure reading` of a blood pressure diary, `cleaning` of a cleaning rota, `school timetable entry`. */
function nounOf(thing: Thing): string {
  const noun = thing.noun ?? 'entry';
  const words = noun.split(' ');
  if (words.length === 1 && /^[a-z]{3,}ing$/.test(noun) && !isKnownNoun(noun)) return `${noun} session`;
  if (words.length < 2 || !FORMS.test(words.at(-1) ?? '')) return noun;
  const about = words.slice(0, -1).join(' ');
  if (classOf(about) === 'measure') return `${about} reading`;
  return classOf(about) === 'event' || about.endsWith('ing') ? about : `${noun} entry`;
}

/** One thing a noun, with all that was told of it. */
function merged(things: readonly Thing[]): Thing[] {
  const found: Thing[] = [];
  for (const thing of things) {
    const known = found.find((one) => nounOf(one) === nounOf(thing));
    if (known) {
      known.fields.push(...thing.fields);
      known.points.push(...thing.points);
    } else found.push({ ...thing, fields: [...thing.fields], points: [...thing.points] });
  }
  return found;
}

/** What a kind of app knows about the thing; null when it is none of the kind's. */
function basisOf(thing: Thing, kind: Kind | null, things: readonly Thing[], taken: string[]): EntityPlan | null {
  const noun = thing.noun;
  const own = kind && seedIn(kind, noun);
  if (own) return called(own, noun, taken);
  const [first] = kind?.entities ?? [];
  const isMain = thing === things[0] && !thing.listed;
  if (kind && first && isMain && (noun === null || (isSignOf(kind, noun) && isLike(noun, first.noun)))) {
    const plan = entityOfSeed(first, taken);
    return noun !== null && isKnownNoun(noun.split(' ').at(-1) ?? '') ? recalled(plan, noun) : plan;
  }
  if (kind && first && isMain && kind.subject === 'rename' && noun !== null)
    return renamed(entityOfSeed(first, taken), noun, taken);
  if (thing.fields.length > 0 || noun === null) return null;
  const other = KINDS.flatMap((one) => one.entities.filter((seed) => sameNoun(seed.noun, noun) && !seed.of))[0];
  return other ? { ...entityOfSeed(other, taken), tab: true } : null;
}

/** A student is no course, though students speak for an app of courses. */
const isLike = (noun: string, own: string) =>
  !isKnownNoun(noun.split(' ').at(-1) ?? '') || classOf(noun) === classOf(own);

interface SeedFound {
  seed: EntitySeed;
  isOwnWord: boolean;
}

function seedIn(kind: Kind, noun: string | null): SeedFound | null {
  if (noun === null) return null;
  const exact = kind.entities.find((seed) => sameNoun(seed.noun, noun) || seed.noun === noun.split(' ').at(-1));
  if (exact) return { seed: exact, isOwnWord: true };
  const [first] = kind.entities;
  const last = noun.split(' ').at(-1) ?? '';
  return first && kind.called?.split(',').includes(last) ? { seed: first, isOwnWord: false } : null;
}

function called({ seed, isOwnWord }: SeedFound, noun: string | null, taken: string[]): EntityPlan {
  const plan = { ...entityOfSeed(seed, taken), tab: true };
  return isOwnWord || noun === null ? plan : recalled(plan, noun);
}

const wishedFields = (thing: Thing): Field[] => {
  const noun = nounOf(thing);
  const isEvent = classOf(noun) === 'event';
  return thing.fields.map((wish) => {
    const label = wish.label.replace(
      /^(.*)\s+(names|dates|prices|titles|amounts|times|emails)$/i,
      (_, head: string, last: string) => `${head} ${singular(last.toLowerCase())}`,
    );
    const known = /^dob$/i.test(label)
      ? 'Date of birth'
      : /^(?:names|dates|prices|titles|amounts|times|emails)$/i.test(label)
        ? sentence(singular(label.toLowerCase()))
        : label;
    const type =
      wish.type ??
      (isEvent && normalise(known) === 'time' && thing.fields.some((one) => /^distance/i.test(one.label))
        ? ('duration' as const)
        : undefined);
    return fieldCalled(known, {
      ...(type ? { type } : {}),
      ...(wish.choices && wish.choices.length > 1 ? { choices: wish.choices } : {}),
    });
  });
};
