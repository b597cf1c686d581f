import type { IconName } from '#schema/app-spec/names';
import { singular } from '../words';

/** What sort of thing a noun names: it decides the fields that nobody asked for and the words of samples. */
export type NounClass =
  | 'event'
  | 'person'
  | 'place'
  | 'thing'
  | 'task'
  | 'document'
  | 'payment'
  | 'media'
  | 'animal'
  | 'plant'
  | 'vehicle'
  | 'food'
  | 'measure'
  | 'group'
  | 'other';

interface ClassOf {
  words: string;
  icon: IconName;
  /** Fields in the notation of `kinds/kind.ts`. */
  fields: string;
  samples: string[];
}

export const CLASSES: Record<NounClass, ClassOf> = {
  event: {
    words: `inspection visit session log entry reading treatment lesson appointment meeting match event trip walk run ride hike dive flight
      interview service repair maintenance delivery shift training practice rehearsal concert party wedding call check checkup sighting harvest feeding
      competition tournament race workout ceremony festival show gig expedition incident accident experiment survey audit class round shoot catch
      observation test exam dream tasting outing cleaning watering rental reservation booking stay vote symptom pain debate sailing climb voyage raid battle attempt brew batch firing hunt swim`,
    icon: 'calendar',
    fields: 'title*|date*|rating|notes:longText',
    samples: ['First', 'Second', 'Follow-up', 'Latest'],
  },
  person: {
    words: `person owner landlord borrower singer soprano friend child kid patient client customer student pupil member guest employee contact supplier volunteer player driver colleague
      neighbour neighbor parent relative musician athlete candidate tenant passenger resident lead vendor coach trainer babysitter celebrity hero character
      wrestler dancer model family kid grandchild nurse chef agent partner citizen witness villain monk saint`,
    icon: 'person',
    fields: 'name*|phone|email|notes:longText',
    samples: ['Amira Haddad', 'Jonas Weber', 'Lucía Ortega', 'Priya Nair'],
  },
  place: {
    words: `place garden hive restaurant park cafe hotel venue spot trail field room house apartment flat building site farm beach museum shop
      store greenhouse orchard pond lake river mountain city country school office warehouse bar pub club gym studio campsite playground aquarium
      stable barn vineyard castle church temple island cave waterfall stadium theatre theater cinema library market parcel plot bed nest kennel coop apiary workshop shelter clinic home office garage attic basement closet wardrobe fridge freezer salon nursery bakery forest wood kitchen pool crag peak summit`,
    icon: 'location',
    fields: 'name*|location|rating|photo|notes:longText',
    samples: ['Old oak', 'Riverside', 'Hilltop', 'North gate'],
  },
  task: {
    words: `task chore errand assignment job ticket bug issue goal deadline step duty homework todo order request wish resolution challenge milestone project
      habit mission quest problem risk requirement objective target`,
    icon: 'checkCircle',
    fields: 'title*|due date|priority|done|notes:longText',
    samples: ['Begin with the first step', 'Ask for a second opinion', 'Finish what is open', 'Tell the others'],
  },
  document: {
    words: `note article idea quote poem lyric letter document essay memory thought contract story page draft script report prompt tip
      fact joke affirmation prayer verse sermon lesson word phrase question answer rule guide policy template snippet password secret dream gratitude`,
    icon: 'note',
    fields: 'title*|content:longText|date|favourite',
    samples: ['The one from this morning', 'Worth keeping', 'To read again', 'An early draft'],
  },
  payment: {
    words: `payment fine bill invoice expense subscription debt loan saving tax fee receipt salary purchase transaction investment stock share bet tip
      pledge refund cost income allowance budget donation`,
    icon: 'money',
    fields: 'title*|amount*|date*|paid|notes:longText',
    samples: ['January', 'Rent', 'Repair', 'Yearly'],
  },
  media: {
    words: `movie film song album podcast game show series book comic manga anime video track playlist novel magazine record play musical opera
      audiobook documentary episode channel channel`,
    icon: 'play',
    fields: 'title*|genre|rating|status|notes:longText',
    samples: ['The Quiet Harbour', 'Northern Light', 'A Day Too Long', 'Paper Boats'],
  },
  animal: {
    words: `pet dog cat horse bird fish rabbit hamster chicken cow sheep goat pig bee snake turtle lizard parrot guinea pony animal puppy kitten
      duck goose insect butterfly spider dinosaur llama alpaca ferret gecko frog donkey dragon wolf bear fox owl hen queen colony herd flock`,
    icon: 'paw',
    fields: 'name*|breed|birthday|weight|photo|notes:longText',
    samples: ['Luna', 'Bruno', 'Pepper', 'Olive'],
  },
  plant: {
    words: `plant flower tree herb seed vegetable succulent cactus rose orchid bonsai shrub bulb crop mushroom seedling fern tomato grass moss vine`,
    icon: 'leaf',
    fields: 'name*|location|date planted|sunlight|photo|notes:longText',
    samples: ['Monstera', 'Basil', 'Lavender', 'Snake plant'],
  },
  vehicle: {
    words: `car bike bicycle boat truck motorcycle van bus train plane scooter ship tractor drone vehicle trailer motorbike camper kayak canoe
      yacht sailboat engine moped rocket spaceship`,
    icon: 'car',
    fields: 'name*|brand|year|mileage|photo|notes:longText',
    samples: ['The old blue one', 'Everyday', 'Weekend', 'The new one'],
  },
  food: {
    words: `food recipe meal dish wine beer coffee tea cheese cake bread drink cocktail snack ingredient fruit pizza burger sandwich soup dessert
      whisky whiskey rum gin sauce spice cookie smoothie juice sushi ramen taco pasta chocolate honey jam pie pancake ice cream beverage roast`,
    icon: 'food',
    fields: 'name*|rating|price|photo|notes:longText',
    samples: ['House blend', 'Sunday special', 'From the market', 'The sweet one'],
  },
  measure: {
    words: `measurement temperature weight height pressure level glucose sugar heartbeat pulse mood sleep score grade result rainfall
      distance mileage calorie step reading period cycle dose energy usage consumption`,
    icon: 'chart',
    fields: 'value:decimal*|date*|time|notes:longText',
    samples: [],
  },
  group: {
    words: `team group club band class course collection list folder album box category league choir squad committee company crew department
      organisation organization organisation organization tribe guild section branch deck set playlist shelf`,
    icon: 'folder',
    fields: 'name*|description|status',
    samples: ['The first one', 'Tuesday round', 'Old friends', 'Beginners'],
  },
  thing: {
    words: `tool part coin stamp card camera item product toy lamp chair table shoe dress shirt jacket watch ring painting sculpture instrument
      guitar piano device phone computer gadget lens box antique vinyl figure figurine gun knife sword battery component material fabric yarn pattern
      puzzle medal badge pen gift key bag hat guitar violin drum telescope brush paint bottle candle soap perfume lipstick nail polish rock mineral crystal gem fossil shell
      asset equipment accessory outfit garment sneaker bed mattress appliance furniture kit model miniature robot machine scissors rug mug plate bowl vase`,
    icon: 'tag',
    fields: 'name*|category:choice=Everyday,Special,Collected|price|condition|photo|notes:longText',
    samples: ['Classic', 'Compact', 'Vintage', 'Limited'],
  },
  other: {
    words: '',
    icon: 'list',
    fields: 'name*|status|date|notes:longText',
    samples: ['First', 'Second', 'Another', 'Newest'],
  },
};

const CLASS_OF = new Map<string, NounClass>();
for (const [name, { words }] of Object.entries(CLASSES).toReversed())
  for (const word of words.split(/\s+/)) if (word) CLASS_OF.set(word, name as NounClass);

const NOT_PERSONS = new Set(
  `number order shelter finder letter paper water weather flower tower computer printer folder timer tracker planner counter reminder helper player
  river sweater sensor color colour door floor mirror error factor sector tractor monitor corner dinner supper summer winter sticker
  poster filter container trailer quarter chapter newsletter toaster burger user career prayer answer adventure matter cover drawer ladder
  power shower super server router meter thermometer calculator generator elevator motor sailor's offer layer pepper ginger butter amplifier
  synthesizer transmitter receiver boiler freezer cooler heater charger scanner fiber fibre fever disorder border master cluster parameter`.split(
    /\s+/,
  ),
);

/** The class of a noun phrase, by its last word, then by how that ends. */
export function classOf(phrase: string): NounClass {
  const last = singular(phrase.split(' ').at(-1) ?? '');
  const known = CLASS_OF.get(last);
  if (known) return known;
  if (isAudience(last)) return 'person';
  if (/(tion|sion|ment|ance|ence)$/.test(last) && last.length > 6) return 'event';
  return 'other';
}

/** True for words that name people by what they do: `beekeepers`, `nurses`. */
export function isAudience(word: string): boolean {
  const one = singular(word);
  if (CLASS_OF.get(one) === 'person') return true;
  if (CLASS_OF.has(one) || NOT_PERSONS.has(one) || one.length < 6) return false;
  return /(keeper|[^aeiou]er|[aeiou][^aeiou]er|[st]or|ist|ian|man|woman)$/.test(one);
}

export const isKnownNoun = (word: string) => CLASS_OF.has(singular(word));
export const isEventNoun = (word: string) =>
  CLASS_OF.get(singular(word)) === 'event' || CLASS_OF.get(singular(word)) === 'measure';

/** Symbols of single nouns that fit better than their class's. */
const ICONS: Partial<Record<IconName, string>> = {
  book: 'book novel comic manga magazine diary library vocabulary',
  music: 'song album guitar piano band violin playlist vinyl concert instrument choir drum podcast',
  camera: 'camera photo',
  car: 'car van truck tractor',
  plane: 'flight trip plane voyage travel',
  food: 'restaurant kitchen',
  home: 'house apartment flat home property room',
  people: 'member team group family club guest crew',
  mail: 'letter',
  phone: 'call phone',
  money: 'invoice coin',
  gift: 'gift wish',
  tools: 'tool repair part machine equipment',
  dumbbell: 'workout gym exercise training',
  medicine: 'medicine medication pill symptom treatment dose',
  school: 'student lesson class course exam assignment homework grade school',
  work: 'job project client office interview',
  leaf: 'hive garden harvest farm tree orchard greenhouse',
  water: 'pond lake pool aquarium dive swim watering',
  key: 'password key rental',
  moon: 'dream sleep',
  sun: 'weather',
  heart: 'wedding blood date',
  star: 'goal challenge milestone',
  chat: 'conversation message quote',
  bag: 'order purchase outfit',
  lock: 'secret',
  alarm: 'alarm',
  flame: 'habit candle fire',
  clock: 'shift',
  timer: 'race run',
  globe: 'country city',
  paw: 'kennel coop stable',
  cloud: 'rainfall',
  bell: 'reminder',
};
const ICON_OF = new Map(
  Object.entries(ICONS).flatMap(([icon, words]) => words.split(' ').map((word) => [word, icon as IconName])),
);

export function iconFor(phrase: string): IconName {
  const words = phrase.split(' ').map(singular).toReversed();
  for (const word of words) {
    const icon = ICON_OF.get(word);
    if (icon) return icon;
  }
  return CLASSES[classOf(phrase)].icon;
}
