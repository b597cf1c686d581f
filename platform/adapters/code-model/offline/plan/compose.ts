import { AppSpec } from '#schema/app-spec/app-spec';
import { checkAppSpec } from '#schema/app-spec/check';
import type { Model } from '#schema/app-spec/model';
import { FEATURES } from '../features/all';
import type { Feature, FeatureId } from '../features/feature';
import { isPresent } from '../features/present';
import { fieldCalled } from '../lexicon/fields';
import { goodsCalled } from '../lexicon/catalogue';
import { paletteColour } from '../lexicon/colours';
import { addCounters } from '../patterns/counters';
import { addIntake, type Intake } from '../patterns/intake';
import { addStudy } from '../patterns/study';
import { keptAt } from '../lexicon/settings';
import { chosenName } from '../read/name';
import { addEntity, type EntityPlan } from '../weave/entity';
import { limitsOf } from './limits';
import { cut, enumerated, plural, onLastWord, sentence, singular, titled } from '../words';
import { planEntities } from './entities';
import { isFood, type Reading } from './reading';

const WATER: Intake = {
  goal: 2000,
  unit: 'ml',
  portions: [
    ['Glass of water', 250],
    ['Bottle', 500],
  ],
};
const FOOD: Intake = {
  goal: 2000,
  unit: 'kcal',
  portions: [
    ['Snack', 150],
    ['Meal', 600],
  ],
};
const MOST_FIELDS = 24;
/** What an app of a kind has even when the words enumerate all that it keeps. */
const ESSENTIAL: FeatureId[] = ['cart', 'reminders', 'search'];

export interface Composed {
  spec: AppSpec;
  /** What was done, a sentence each. */
  changes: string[];
  /** Choices that were made where the words left some. */
  remarks: string[];
}

/** Makes the app that the words were understood to ask for. It has passed `AppSpec` and `checkAppSpec`. */
export function compose(reading: Reading, projectName: string): Composed {
  const { kind, look, tool } = reading;
  const { plans, remarks } = tool?.isMain ? { plans: [], remarks: [] } : planEntities(reading);
  const main = plans[0];
  const audience = reading.nouns.find((noun) => noun.role === 'audience');
  const subject = main ? `${main.noun} ${reading.words.join(' ')}` : reading.words.join(' ');
  const given = reading.name ?? chosenName(projectName);
  const spec: AppSpec = {
    version: 1,
    name: given ?? (tool?.isMain ? tool.title : ownTitle(reading, main)),
    kind: tool?.isMain ? tool.id : (kind?.id ?? 'general'),
    summary: '',
    locale: 'en',
    currency: reading.currency,
    theme: {
      accent:
        look.accent ??
        (tool?.isMain ? tool.accent : undefined) ??
        (kind?.subject === 'rename' && main
          ? (goodsCalled(main.noun)?.accent ?? kind.accent)
          : (kind?.accent ?? goodsCalled(main?.noun ?? '')?.accent ?? paletteColour(subject))),
      appearance: look.appearance ?? 'system',
      titleSize: look.titleSize ?? 'large',
      textSize: look.textSize ?? 'regular',
      corners: look.corners ?? 'rounded',
    },
    models: [],
    screens: [],
    navigation: { tabs: [] },
    reminders: [],
    strings: {},
  };
  for (const plan of plans) addEntity(spec, plan);
  if (!tool?.isMain) addPattern(spec, reading);
  tool?.add(spec);
  const { changes, added } = addFeatures(spec, reading);
  spec.summary = summaryOf(reading, plans, added, audience?.phrase);
  return {
    spec: verified(spec),
    changes: [`A new app "${spec.name}": ${spec.summary}`, ...spec.models.map(describe), ...changes],
    remarks: [...remarks, ...limitsOf(spec, reading)],
  };
}

/** The specification, or an error that tells the fault of this code. */
function verified(spec: AppSpec): AppSpec {
  const shaped = AppSpec.safeParse(spec);
  const problems = shaped.success ? checkAppSpec(shaped.data) : shaped.error.issues;
  const [first] = problems;
  if (!shaped.success || first)
    throw new Error(`The specification is faulty at ${first?.path.join(' › ')}: ${first?.message}`);
  return spec;
}

/** What the app is called that nobody gave a name: by its subject, else by what it keeps. */
function ownTitle(reading: Reading, main: EntityPlan | undefined): string {
  const { kind } = reading;
  const subject =
    reading.things.length > 0 || (!kind && main && reading.nouns.length === 1 && keptAt(reading.nouns[0]?.phrase ?? ''))
      ? reading.subject
      : null;
  if (subject !== null && main && onLastWord(subject, singular) !== main.noun) return cut(titled(subject), 60);
  const own =
    !kind || reading.things.length > 0 || (kind.subject === 'rename' && main && main.noun !== kind.entities[0]?.noun);
  if (!own || !main || (kind && main.noun === kind.entities[0]?.noun)) return kind?.title ?? 'My App';
  return (
    cut(kind?.id === 'store' ? `${titled(main.noun)} Store` : titled(onLastWord(main.noun, plural)), 60) || 'My App'
  );
}

function addPattern(spec: AppSpec, reading: Reading): void {
  const [first] = spec.models;
  if (!first) return;
  if (reading.kind?.pattern === 'counters') addCounters(spec, first);
  if (reading.kind?.pattern === 'intake') addIntake(spec, first, isFood(reading) ? FOOD : WATER);
  const questions = spec.models.find((model) => model.fields.some((one) => one.name === 'knownTimes'));
  if (reading.kind?.pattern === 'study' && questions) addStudy(spec, questions);
}

function addFeatures(spec: AppSpec, reading: Reading): { changes: string[]; added: Feature[] } {
  const usual = (reading.tool?.isMain ? [] : (reading.kind?.features ?? [])).filter(
    (id) => reading.things.length === 0 || ESSENTIAL.includes(id),
  );
  const ids = new Set([...usual, ...reading.wanted].filter((id) => !reading.refused.includes(id)));
  const changes: string[] = [];
  const added: Feature[] = [];
  for (const feature of FEATURES) {
    if (!ids.has(feature.id)) continue;
    const model = modelFor(spec, feature);
    const said = model ? feature.add(spec, model) : [];
    changes.push(...said);
    if (said.length > 0 || reading.wanted.includes(feature.id)) added.push(feature);
  }
  return { changes, added: added.filter((feature) => isPresent(spec, feature.id)) };
}

/** The model that a feature is for: the first that has what it works with, else the first of all. */
export function modelFor(spec: AppSpec, feature: Feature): Model | undefined {
  const has = (test: (field: Model['fields'][number]) => boolean) =>
    spec.models.find((model) => model.fields.some(test));
  const [first] = spec.models;
  switch (feature.id) {
    case 'calendar':
      return has((one) => one.type === 'date' && !/birth|born|planted/.test(one.name)) ?? first;
    case 'map':
      return has((one) => /location|address|place|city|destination/.test(one.name)) ?? first;
    case 'statistics':
    case 'chart':
      return has((one) => ['money', 'duration'].includes(one.type)) ?? first;
    case 'reminders':
      return has((one) => one.type === 'time') ?? first;
    case 'filter':
      return has((one) => one.type === 'choice') ?? first;
    default:
      return first ?? (feature.id === 'chat' || feature.id === 'profile' ? NOBODY : undefined);
  }
}

/** Features of the whole app need no model. */
const NOBODY: Model = {
  name: 'Nothing',
  plural: 'Nothing',
  icon: 'circle',
  fields: [fieldCalled('name')],
  samples: [],
};

function summaryOf(reading: Reading, plans: EntityPlan[], added: Feature[], audience: string | undefined): string {
  if (reading.tool?.isMain) return cut(`An app that ${reading.tool.purpose}`, 399) + '.';
  const kept = enumerated(plans.slice(0, MOST_FIELDS).map((plan) => plan.plural));
  const purpose =
    reading.kind && (reading.things.length === 0 || reading.kind.id === 'store')
      ? reading.kind.purpose.replace('{things}', plans[0]?.plural ?? 'things')
      : `keeps ${kept}`;
  const of = reading.kind && !purpose.startsWith('keeps ' + kept) && plans.length > 1 ? ` (${kept})` : '';
  const whom = audience ? ` for ${onLastWord(audience, plural)}` : '';
  const news = added.filter((feature) => feature.id !== 'cart' || reading.kind?.id !== 'store');
  const extras = news.length > 0 ? `, with ${enumerated(news.map((feature) => feature.name))}` : '';
  return cut(`An app${whom} that ${purpose}${of}${extras}`, 399) + '.';
}

const describe = (model: Model) =>
  cut(`${sentence(model.plural)}: ${enumerated(model.fields.map((one) => one.label.toLowerCase()))}.`, 400);
