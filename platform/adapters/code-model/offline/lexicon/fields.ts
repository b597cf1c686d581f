import type { Field, FieldType } from '#schema/app-spec/model';
import { isPlural, normalise, sentence, singular } from '../words';
import { propertyName } from './names';
import { isEventNoun } from './nouns';

/** Type → words that are fields of it, for people and for `kinds/`. */
const WORDS: Partial<Record<FieldType, string>> = {
  text: `name|title|label|tags|tag|id|isbn|sku|vin|imei|reference|passport|postcode|zip|plate|licence plate|licence number|opponent|department|region|category name|assignee|owner|reason|shop|merchant|patient|guest|borrower|bait|grape|result|symptom|trigger|headline|subject|author|artist|brand|make|maker|manufacturer|model|city|country|place|location|venue|destination
    |species|breed|variety|company|employer|school|teacher|colour|color|nickname|code|serial number|isbn|sku|unit|room|position|job title
    |role|team|supplier|host|organiser|instructor|coach|doctor|ingredient|first name|last name|surname|username|origin|language|muscle|topic
    |platform|publisher|director|number plate|license plate|contact|customer|client|from|seat|flight|airline|hotel|dosage|material|allergy`,
  longText: `note|notes|description|details|comment|comments|text|body|content|contents|summary|ingredients|steps|instructions|directions|method
    |address|bio|about|review|reflection|story|thoughts|feedback|symptoms|lyrics|question|answer|message|requirements|allergies|observations|remarks|translation`,
  money: `price|monthly payment|payment|rent due|tip|tax|charge|bill|budgeted|cost|amount|salary|rent|fee|hourly rate|rate|fees|budget|value|wage|income|fare|deposit|balance|expense|spending|target amount|saved|total|total cost|purchase price|monthly cost|pay|debt`,
  decimal: `weight|height|elevation|elevation gain|pace|pressure|gravity|original gravity|final gravity|mileage per litre|efficiency|discount|vat|tax rate|interest|interest rate|temperature|distance|length|width|depth|volume|area|speed|percentage|humidity|ph|dose|square metres|square feet
    |latitude|longitude|kilometres|kilometers|miles|blood sugar|glucose|body fat|high|low|altitude|yield|hours|litres|liters|kilograms`,
  integer: `shares|landings|takeoffs|systolic|diastolic|vintage|iso|sugar level|attempts|frames|copies|parts|goals|minutes played|quantity|count|number|age|year|pages|page|reps|sets|calories|score|points|servings|portions|stock|level|mileage|floor|rooms
    |bedrooms|bathrooms|guests|people|players|rating|stars|rank|episodes|episode|season|goal|steps count|heart rate|pulse|streak|laps|size in people
    |capacity|seats|attendees|number of people|likes|wins|losses|chapters|protein|carbs|fat|amount of water|tickets|minimum stock|pieces|batch`,
  duration: `duration|time spent|cooking time|cook time|prep time|preparation time|running time|length of time|play time|playing time|work time|rest`,
  date: `date|started|day|due date|due|deadline|birthday|birth date|date of birth|born|start date|end date|start|end|expiry|expiry date|expiration date|expires
    |best before|date planted|planted|purchase date|bought on|finished on|last watered|last seen|departure|arrival|check in|check out|date acquired
    |acquired|renewal date|renewal|last service|anniversary|release date|published|appointment date|visit date|harvest date|event date|follow up`,
  time: `time|time of day|departure time|arrival time|hour|start time|end time|bedtime|wake time|reminder time|opening time|closing time|pickup time|kick off`,
  dateTime: `timestamp|sent at|created at|date and time|posted at|posted on`,
  image: `photo|photos|picture|pictures|image|images|cover|avatar|logo|portrait|receipt photo|screenshot|snapshot`,
  email: `email|email address|mail`,
  phone: `phone|phone number|mobile|telephone|mobile number|telephone number|cell`,
  url: `website|link|url|web address|homepage|video link`,
  boolean: `included|breakfast included|sold out|broken|fragile|repaired|solved|resolved|refunded|invited|insured|signed|submitted|released|donated|passed|booked|delivered|picked up|neutered|house trained|overdue|done|completed|finished|paid|favourite|favorite|bought|packed|active|available|urgent|important|pinned|archived|sold|shared|taken
    |watched|learned|visited|applied|private|public|vaccinated|cleaned|returned|recurring|vegetarian|vegan|gluten free|in stock|queen seen|confirmed|owned|attended|checked`,
};

const CHOICES: Record<string, string> = {
  status: 'Planned|In progress|Done',
  state: 'Planned|In progress|Done',
  stage: 'New|In progress|Won|Lost',
  priority: 'Low|Medium|High',
  availability: 'Available|Unavailable',
  'availability status': 'Available|Unavailable',
  'payment status': 'Open|Paid',
  'order status': 'New|Shipped|Delivered',
  'reading status': 'To read|Reading|Read',
  'roast level': 'Light|Medium|Dark',
  importance: 'Low|Medium|High',
  urgency: 'Low|Medium|High',
  severity: 'Minor|Major|Critical',
  category: 'General|Personal|Work',
  type: 'Standard|Special|Other',
  kind: 'Standard|Special|Other',
  genre: 'Fiction|Non-fiction|Classic|Other',
  difficulty: 'Easy|Medium|Hard',
  mood: 'Great|Good|Okay|Low|Awful',
  feeling: 'Great|Good|Okay|Low|Awful',
  size: 'Small|Medium|Large',
  condition: 'New|Good|Worn',
  gender: 'Female|Male|Other',
  sex: 'Female|Male|Unknown',
  frequency: 'Daily|Weekly|Monthly',
  repeat: 'Daily|Weekly|Monthly',
  weekday: 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday',
  'payment method': 'Card|Cash|Transfer',
  quality: 'Good|Fair|Poor',
  health: 'Good|Fair|Poor',
  temper: 'Calm|Nervous|Aggressive',
  temperament: 'Calm|Nervous|Aggressive',
  weather: 'Sunny|Cloudy|Rain|Snow',
  season: 'Spring|Summer|Autumn|Winter',
  cuisine: 'Italian|Asian|Mexican|French|Other',
  course: 'Starter|Main|Dessert',
  meal: 'Breakfast|Lunch|Dinner|Snack',
  intensity: 'Light|Moderate|Hard',
  'skill level': 'Beginner|Intermediate|Advanced',
  'blood type': 'A|B|AB|O',
  sunlight: 'Full sun|Half shade|Shade',
};

const INITIAL: Record<string, string | number | boolean> = {
  date: 'today',
  quantity: 1,
  servings: 2,
  time: '09:00',
  'reminder time': '08:00',
  timestamp: 'now',
  'sent at': 'now',
  'posted on': 'today',
  priority: 'Medium',
};

const TYPES = new Map<string, FieldType>();
for (const [type, list] of Object.entries(WORDS))
  for (const word of list.split('|')) TYPES.set(word.trim().replace(/\s+/g, ' '), type as FieldType);
for (const word of Object.keys(CHOICES)) TYPES.set(word, 'choice');

/** Types as people call them: `as a number`. */
const TYPE_WORDS: Record<string, FieldType> = {
  text: 'text',
  string: 'text',
  number: 'decimal',
  integer: 'integer',
  decimal: 'decimal',
  money: 'money',
  currency: 'money',
  date: 'date',
  day: 'date',
  time: 'time',
  checkbox: 'boolean',
  switch: 'boolean',
  toggle: 'boolean',
  boolean: 'boolean',
  photo: 'image',
  picture: 'image',
  image: 'image',
  email: 'email',
  phone: 'phone',
  link: 'url',
  url: 'url',
  duration: 'duration',
};

export const fieldTypeCalled = (word: string): FieldType | null =>
  Object.hasOwn(TYPE_WORDS, word) ? (TYPE_WORDS[word] ?? null) : null;

/** Numbers that nobody counts with: they name something. */
const IDENTIFIERS =
  /^(?!lucky|favou?rite)\S.* (number|no|nr|code|id|identifier|reference|ref)$|\b(licen[cs]e plate|plate number|number plate|postcode|post code|zip code|zip|passport|serial|barcode|account number)$/;

/** The type of a field of this name, by the whole phrase, its singular, or its last word; null when the lexicon has none of them. */
export function fieldTypeOf(phrase: string): FieldType | null {
  const words = phrase.split(' ');
  const last = words.at(-1) ?? '';
  if (/^(is|has|was) /.test(phrase) && words.length > 1) return 'boolean';
  if (/^(number|count|amount) of /.test(phrase)) return 'integer';
  if (words.length > 1 && IDENTIFIERS.test(phrase))
    return /(phone|mobile|telephone|cell|fax) number$/.test(phrase) ? 'phone' : 'text';
  if (
    /^(last|next) (?!name)/.test(phrase) &&
    fieldTypeOf(last) !== 'text' &&
    !['time', 'dateTime', 'longText'].includes(fieldTypeOf(last) ?? '')
  )
    return 'date';
  if (/^date \w+$/.test(phrase)) return 'date';
  if (words.length > 1 && isPlural(words[0] ?? '') && TYPES.get(last) === 'boolean') return 'integer';
  if (/^(last|next|first|final) \w+$/.test(phrase) && !TYPES.has(last))
    return /ing$|ed$|tion$|ment$|ance$/.test(last) || isEventNoun(last) ? 'date' : null;
  if (words.length > 1 && last === 'size' && !/shirt|portion|class/.test(phrase)) return 'text';
  if (/ (until|till|since|by)$/.test(phrase) && !phrase.endsWith('ed by')) return 'date';
  if (words.length > 1 && last === 'stock' && !/^(minimum|min|current|in|total)/.test(phrase)) return 'text';
  if (/\b(date|deadline)$/.test(phrase) || phrase.endsWith(' on')) return 'date';
  if (phrase.endsWith(' at')) return 'dateTime';
  if (phrase.endsWith(' url')) return 'url';
  return (
    TYPES.get(phrase) ??
    (words.length === 1
      ? (TYPES.get(singular(phrase)) ?? null)
      : (TYPES.get(last) ?? TYPES.get(singular(last)) ?? null))
  );
}

/** True for words that are fields whatever they stand beside. */
export const isFieldWord = (phrase: string) => TYPES.has(phrase) || fieldTypeOf(phrase) !== null;

/** True for words that the lexicon knows as a field by the whole phrase as it stands. */
export const isFieldPhrase = (phrase: string) => TYPES.has(phrase);

/** A field for the words of a person: `due date` is a date, `price` money, an unknown word text. */
export function fieldCalled(
  words: string,
  given?: { type?: FieldType; required?: boolean; choices?: string[] },
): Field {
  const phrase = normalise(words).replace(/\s+/g, ' ').trim();
  const type = given?.type ?? (given?.choices ? 'choice' : (fieldTypeOf(phrase) ?? 'text'));
  const initial = type === 'choice' && given?.choices ? undefined : INITIAL[phrase];
  return {
    name: propertyName(phrase),
    label: sentence(words.trim().slice(0, 60).trim()),
    type,
    required: given?.required ?? false,
    ...(type === 'choice' ? { choices: given?.choices ?? choicesOf(phrase) } : {}),
    ...(initial !== undefined && suits(type, initial) ? { initial } : {}),
  };
}

/** Words that are choices by themselves, and the usual values of one of them in lower case. */
export const isChoiceWord = (word: string) =>
  Object.hasOwn(CHOICES, word) || /^(plan|result|level|position|voice|stage)$/.test(word);
export const choicesNamed = (word: string): string[] =>
  [...Object.values(Object.hasOwn(CHOICES, word) ? { word: CHOICES[word] ?? '' } : {}), ...COMMON].flatMap((list) =>
    list.toLowerCase().split('|'),
  );
const COMMON = [
  'low|medium|high|normal|urgent|critical',
  'easy|medium|hard',
  'small|medium|large|xs|s|m|l|xl|xxl',
  'new|open|done|closed',
  'red|amber|green',
];

function choicesOf(phrase: string): string[] {
  const last = phrase.split(' ').at(-1) ?? '';
  const list = [phrase, last].map((word) => (Object.hasOwn(CHOICES, word) ? CHOICES[word] : undefined)).find(Boolean);
  return (list ?? 'First|Second|Third').split('|');
}

function suits(type: FieldType, initial: string | number | boolean): boolean {
  if (type === 'date') return initial === 'today';
  if (type === 'dateTime') return initial === 'now';
  if (type === 'integer') return typeof initial === 'number';
  return type === 'time' || type === 'choice';
}
