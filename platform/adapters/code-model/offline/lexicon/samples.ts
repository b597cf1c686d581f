import type { Field, Model } from '#schema/app-spec/model';
import { sentence } from '../words';

export type Sample = Model['samples'][number];

const TEXTS: Record<string, string[]> = {
  location: ['By the river', 'Behind the house', 'City centre', 'On the hill'],
  place: ['By the river', 'At home', 'City centre', 'On the hill'],
  city: ['Lisbon', 'Hamburg', 'Kyoto', 'Montréal'],
  country: ['Portugal', 'Germany', 'Japan', 'Canada'],
  destination: ['Lisbon', 'Kyoto', 'Reykjavík', 'Marrakesh'],
  author: ['Ines Falk', 'Tomás Rey', 'Hana Mori', 'Paul Archer'],
  brand: ['Northwind', 'Atlas', 'Kestrel', 'Lumen'],
  company: ['Northwind', 'Atlas & Sons', 'Kestrel Studio', 'Lumen Labs'],
  species: ['Robin', 'Trout', 'Fox', 'Blackbird'],
  plateNumber: ['LN70 KXA', 'BX19 TRE', 'KV23 OLD', 'WR66 HAM'],
  licencePlate: ['LN70 KXA', 'BX19 TRE', 'KV23 OLD', 'WR66 HAM'],
  licensePlate: ['7KLA204', '4TRE881', '9OLD336', '2HAM150'],
  serialNumber: ['SN-48213', 'SN-48977', 'SN-51002', 'SN-51188'],
  trackingNumber: ['1Z 400 218', '1Z 400 377', '1Z 401 902', '1Z 402 551'],
  bayNumber: ['A12', 'B04', 'C21', 'A07'],
  isbn: ['978-0-00-000001-1', '978-0-00-000002-8', '978-0-00-000003-5', '978-0-00-000004-2'],
  sku: ['A-1001', 'A-1002', 'B-2040', 'C-3115'],
  patient: ['Amira Haddad', 'Jonas Weber', 'Lucía Ortega', 'Priya Nair'],
  guest: ['Amira Haddad', 'Jonas Weber', 'Lucía Ortega', 'Priya Nair'],
  customer: ['Amira Haddad', 'Jonas Weber', 'Lucía Ortega', 'Priya Nair'],
  borrowedBy: ['Amira', 'Jonas', 'Lucía', 'Priya'],
  teacher: ['Ms Haddad', 'Mr Weber', 'Ms Ortega', 'Mr Nair'],
  doctor: ['Dr Falk', 'Dr Rey', 'Dr Mori', 'Dr Archer'],
  shop: ['Corner Shop', 'Northwind', 'Station Kiosk', 'Mill Lane Market'],
  store: ['Corner Shop', 'Northwind', 'Station Kiosk', 'Mill Lane Market'],
  room: ['Kitchen', 'Room 4', 'Living room', 'Room 12'],
  tool: ['Cordless drill', 'Ladder', 'Hedge trimmer', 'Spirit level'],
  item: ['Desk lamp', 'Folding chair', 'Rain jacket', 'Extension lead'],
  itemName: ['Desk lamp', 'Folding chair', 'Rain jacket', 'Extension lead'],
  subject: ['Maths', 'History', 'Biology', 'Art'],
  department: ['Sales', 'Support', 'Design', 'Finance'],
  reason: ['As planned', 'On request', 'Urgent', 'Follow-up'],
  opponent: ['Harbour United', 'Rovers', 'Wolves', 'Falcons'],
  region: ['North', 'Valley', 'Coast', 'Hills'],
  breed: ['Mixed', 'Border collie', 'Maine coon', 'Shorthair'],
  color: ['Blue', 'Red', 'Green', 'Grey'],
  colour: ['Blue', 'Red', 'Green', 'Grey'],
  role: ['Owner', 'Assistant', 'Guest', 'Lead'],
  team: ['Falcons', 'Rovers', 'Harbour United', 'Wolves'],
  language: ['Spanish', 'Japanese', 'French', 'German'],
  artist: ['The Lanterns', 'Mira Sol', 'Low Tide', 'Kite Street'],
  topic: ['Basics', 'Practice', 'Review', 'Outlook'],
  notes: ['All went well.', 'Look again next week.', '', 'Better than expected.'],
  observations: ['Calm and healthy.', 'More activity than last week.', 'Nothing unusual.', 'Needs another look.'],
  description: ['A short description.', 'With all that belongs to it.', '', 'The latest one.'],
  ingredients: ['2 eggs\n200 g flour\n300 ml milk', '1 onion\n400 g tomatoes\nbasil', '', 'salt, pepper, olive oil'],
  address: ['12 Harbour Street', '4 Mill Lane', '27 Station Road', '9 Orchard Way'],
  dosage: ['1 tablet', '2 tablets', '5 ml', '10 drops'],
};
const INTEGERS: Record<string, number[]> = {
  rating: [4, 5, 3, 4],
  year: [2019, 2022, 2016, 2024],
  age: [34, 27, 61, 45],
  pages: [320, 212, 488, 176],
  calories: [420, 310, 560, 180],
  quantity: [3, 12, 1, 6],
  mileage: [48200, 12750, 96300, 3100],
  servings: [4, 2, 6, 3],
  rooms: [3, 2, 4, 1],
  bedrooms: [2, 1, 3, 4],
  bathrooms: [1, 1, 2, 2],
  reps: [12, 8, 15, 10],
  sets: [3, 4, 3, 5],
  stock: [14, 3, 27, 0],
  minimumStock: [5, 5, 10, 2],
  guests: [2, 4, 6, 12],
  steps: [8200, 10400, 6100, 12050],
};

const DAYS = ['today', 'today-2', 'today-7', 'today-16'];
const COMING = ['today+1', 'today+3', 'today+10', 'today-1'];

/** A plausible value for the `index`-th sample of a field; undefined leaves the field empty, as a picture is. */
export function sampleValue(field: Field, index: number): Sample[string] | undefined {
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[index % values.length];
  switch (field.type) {
    case 'text':
      return pick(TEXTS[field.name] ?? [1, 2, 3, 4].map((number) => `${field.label} ${number}`));
    case 'longText':
      return pick(TEXTS[field.name] ?? TEXTS.notes ?? []) || undefined;
    case 'integer':
      return pick(INTEGERS[field.name] ?? [3, 8, 5, 12]);
    case 'decimal':
      return pick(field.name === 'weight' ? [12.4, 4.2, 28.5, 7.1] : [12.5, 8, 21.3, 16.8]);
    case 'money':
      return pick([4500, 1290, 8900, 2350]);
    case 'duration':
      return pick([1800, 2700, 3600, 900]);
    case 'boolean':
      return index % 3 === 1;
    case 'date':
      if (/birth|born/.test(field.name)) return pick(['2021-04-12', '2019-09-30', '2023-01-08', '2016-06-21']);
      return pick(
        /due|deadline|start|end|expir|departure|check|renew|arrival|appointment|event|follow|next/i.test(field.name)
          ? COMING
          : DAYS,
      );
    case 'dateTime':
      return pick(DAYS);
    case 'time':
      return pick(['08:00', '12:30', '18:00', '20:15']);
    case 'choice':
      return pick(field.choices ?? []);
    case 'dates':
      return pick([
        ['today', 'today-1', 'today-2'],
        ['today-1', 'today-2', 'today-3', 'today-4'],
        ['today-3', 'today-5'],
        [],
      ]);
    case 'email':
      return pick(['amira@example.com', 'jonas@example.com', 'lucia@example.com', 'priya@example.com']);
    case 'phone':
      return pick(['+1 555 0101', '+1 555 0134', '+1 555 0178', '+1 555 0192']);
    case 'url':
      return pick(['https://example.com', 'https://example.org', 'https://example.net', 'https://example.com/more']);
    default:
      return undefined;
  }
}

/** Samples whose title fields hold `titles`, the other fields what fits them. */
export function samplesOf(fields: readonly Field[], idPrefix: string, titles: readonly string[], count = 4): Sample[] {
  const title = fields.find((field) => field.type === 'text');
  return Array.from({ length: titles.length > 0 ? Math.min(count, titles.length) : 3 }, (_, index) => {
    const sample: Sample = { id: `${idPrefix}-${index + 1}` };
    for (const field of fields) {
      const named = field === title && titles[index] ? sentence(titles[index]) : undefined;
      const value = named ?? sampleValue(field, index);
      if (value !== undefined) sample[field.name] = value;
    }
    return sample;
  });
}
