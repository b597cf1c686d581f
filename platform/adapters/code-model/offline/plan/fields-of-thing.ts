import type { Field } from '#schema/app-spec/model';
import { fieldCalled } from '../lexicon/fields';
import { CLASSES, classOf } from '../lexicon/nouns';
import { camel, free } from '../lexicon/names';
import { type Sample, sampleValue, samplesOf } from '../lexicon/samples';
import type { EntityPlan } from '../weave/entity';
import { titleOf } from '../weave/expressions';
import { normalise } from '../words';

/** So many fields say that the words describe the whole thing. */
const WHOLE = 2;
const MOST_FIELDS = 30;

/** What an object of the kind is ticked off by. */
const ESSENTIAL = /^(?:done|bought|doneOn|takenOn)$/;

/** Texts by which a person tells one object from another. */
const NAMING =
  /^(?:.*\b)?(?:name|title|label|subject|species|item|tool|product|shop|merchant|patient|customer|client|guest|person|plate|plate number|number plate|serial number|tracking number|code|question|word|opponent|song|book|artist|company|tenant|child|student|player|member|driver|vehicle|dish|event|activity|task|exercise|destination|city|address|invoice number|order number|ticket number|borrower|employee|topic|vaccine|medicine|symptom|occasion|recipient|reference|isbn|licence plate|license plate)$/;

/** The plan with the fields that the prompt names; fields that nobody asked for go when the prompt names several. */
export function fieldsFor(
  plan: EntityPlan,
  wished: Field[],
  { isLink, isOfKind }: { isLink: boolean; isOfKind: boolean },
): EntityPlan {
  const asked = unique(wished).slice(0, MOST_FIELDS);
  if (asked.length === 0) return plan;
  const found = (one: Field) => asked.find((wish) => isSame(one, wish));
  if (asked.length < WHOLE && !isLink)
    return filled(plan, [...plan.fields, ...asked.filter((wish) => !plan.fields.some((one) => isSame(one, wish)))]);
  const told = asked.map((wish) => {
    const known = plan.fields.find((one) => isSame(one, wish));
    return known && (wish.type === known.type || wish.type === 'text') && !wish.choices
      ? { ...known, label: wish.label }
      : wish;
  });
  const ticked = plan.fields.filter(
    (one) => isOfKind && ESSENTIAL.test(one.name) && !told.includes(one) && !found(one),
  );
  return filled(
    { ...plan, hidden: [] },
    titled(
      plan,
      [...told, ...ticked],
      plan.fields.find((one) => one.required && one.type === 'text' && !found(one)),
      isLink,
    ),
  );
}

/** The fields with one in front that names the object, where there is none among them. */
function titled(plan: EntityPlan, fields: Field[], own: Field | undefined, isLink: boolean): Field[] {
  const made = namedFields(plan, fields, own, isLink);
  const isNameless =
    !made.some((one) => one.type === 'text') && ['image', 'dates', 'boolean'].includes(made[0]?.type ?? 'image');
  return isNameless ? [{ ...fieldCalled('name'), required: true }, ...made] : made;
}

function namedFields(plan: EntityPlan, fields: Field[], own: Field | undefined, isLink: boolean): Field[] {
  const kind = classOf(plan.noun);
  const texts = fields.filter((one) => one.type === 'text');
  const isEvent = ['event', 'measure', 'payment'].includes(kind);
  const naming =
    texts.find((one) => NAMING.test(one.label.toLowerCase())) ?? (isEvent || isLink ? texts[0] : undefined);
  const dated =
    !isEvent || fields.some((one) => ['date', 'dateTime'].includes(one.type))
      ? []
      : [{ ...fieldCalled('date'), required: true }];
  if (naming) return [...fields.map((one) => (one === naming ? { ...one, required: true } : one)), ...dated];
  if (isLink || kind === 'measure') return [...dated, ...fields];
  const word = ['task', 'document', 'media', 'payment', 'event'].includes(kind) ? 'title' : 'name';
  const needsTitle = !isEvent || fields.length < 3 || own?.name === 'name';
  return [
    ...(needsTitle ? [{ ...(own ?? fieldCalled(word)), required: true }] : []),
    ...(needsTitle ? [] : dated),
    ...fields,
    ...(needsTitle ? dated : []),
  ];
}

const isSame = (one: Field, other: Field) => one.name === other.name || normalise(one.label) === normalise(other.label);

function unique(fields: Field[]): Field[] {
  const made: Field[] = [];
  for (const one of fields) {
    if (made.some((other) => normalise(other.label) === normalise(one.label))) continue;
    made.push({
      ...one,
      name: free(
        one.name,
        made.map((other) => other.name),
      ),
    });
  }
  return made;
}

/** The plan with these fields, and samples that have values for them. */
function filled(plan: EntityPlan, fields: Field[]): EntityPlan {
  const before = new Map(plan.fields.map((one) => [one.name, one]));
  const keeps =
    plan.samples.length > 0 &&
    fields.some((one) => before.get(one.name)?.required || /^(?:name|title)$/.test(one.name));
  const prefix = camel(plan.noun);
  const model = { name: plan.name, plural: plan.plural, icon: plan.icon, fields, samples: [] };
  const samples: Sample[] = keeps
    ? plan.samples.map((sample, index) => ({
        id: sample.id ?? `${prefix}-${index + 1}`,
        ...valuesOf(sample, fields, before, index),
        ...titleFrom(plan, sample, titleOf(model)),
      }))
    : samplesOf(fields, prefix, /^(?:name|title)$/.test(titleOf(model).name) ? titlesOf(plan.noun) : []);
  return { ...plan, fields, samples };
}

/** The name in a sample when the field of it has another name now. */
function titleFrom(plan: EntityPlan, sample: Sample, title: Field): Sample {
  const old = plan.fields.find((one) => /^(?:name|title)$/.test(one.name));
  const value = old && sample[old.name];
  return value !== undefined && /^(?:name|title)$/.test(title.name) ? { [title.name]: value } : {};
}

function valuesOf(sample: Sample, fields: Field[], before: Map<string, Field>, index: number): Sample {
  const values: Sample = {};
  for (const one of fields) {
    const known = before.get(one.name);
    const kept =
      known && known.type === one.type && JSON.stringify(known.choices) === JSON.stringify(one.choices)
        ? sample[one.name]
        : undefined;
    const value = kept ?? sampleValue(one, index);
    if (value !== undefined) values[one.name] = value;
  }
  return values;
}

function titlesOf(noun: string): string[] {
  const kind = classOf(noun);
  const head = noun.split(' ').at(-1) ?? noun;
  const { samples } = CLASSES[kind];
  return ['event', 'thing', 'other', 'payment'].includes(kind) ? samples.map((word) => `${word} ${head}`) : samples;
}
