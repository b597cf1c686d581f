import { PromptNotUnderstood } from '#platform/kernel/errors';
import { codeModelContract, partsOf, request, specified } from '#platform/ports/code-model.contract';
import { AppSpec } from '#schema/app-spec/app-spec';
import { checkAppSpec } from '#schema/app-spec/check';
import { MAX_PROMPT_CHARACTERS, OfflineCodeModel } from './offline';

codeModelContract('offline', async () => new OfflineCodeModel());

const model = new OfflineCodeModel();
const app = async (prompt: string, projectName = '') =>
  (await specified(model, request(prompt, null, projectName))).spec;

/** The kinds that prompts are taken for. */
const KINDS: [string, string][] = [
  ['A habit tracker with streaks and reminders', 'habits'],
  ['todo', 'tasks'],
  ['to-do list with priorities and due dates', 'tasks'],
  ['grocery list', 'shopping'],
  ['take notes with folders', 'notes'],
  ['a gratitude journal', 'journal'],
  ['pomodoro timer', 'timers'],
  ['chess clock', 'timers'],
  ['event calendar for my family', 'events'],
  ['wedding planner', 'wedding'],
  ['an online store for plants with a cart', 'store'],
  ['a marketplace for used bikes', 'store'],
  ['a pizzeria with a menu and online ordering', 'restaurant'],
  ['expense tracker in euros', 'expenses'],
  ['inventory of a warehouse', 'inventory'],
  ['real estate listings with a map', 'realEstate'],
  ['job application tracker', 'jobs'],
  ['a simple CRM', 'contacts'],
  ['workout log for the gym', 'fitness'],
  ['medicine reminder', 'medicine'],
  ['mood diary', 'mood'],
  ['water intake tracker', 'water'],
  ['calorie counter', 'water'],
  ['sleep tracker', 'sleep'],
  ['my dog and its vet visits', 'pets'],
  ['houseplant watering', 'plants'],
  ['baby tracker', 'baby'],
  ['a cookbook', 'recipes'],
  ['reading list', 'books'],
  ['movie watchlist', 'movies'],
  ['playlist of songs', 'music'],
  ['flashcards for Spanish vocabulary', 'flashcards'],
  ['online courses', 'courses'],
  ['a chat app', 'chat'],
  ['hair salon appointment booking', 'booking'],
  ['trip planner', 'travel'],
  ['weather forecast', 'weather'],
  ['photo sharing social network', 'social'],
  ['football league', 'sports'],
  ['fuel log for my car', 'cars'],
  ['habbit trakcer', 'habits'],
  ['recepie book', 'recipes'],
  ['Gewohnheitstracker mit Erinnerungen', 'habits'],
  ['una tienda de zapatos', 'store'],
  ['une liste de courses', 'shopping'],
  ['Plants', 'plants'],
  ['An app for beekeepers to record hive inspections', 'general'],
  ['track my coin collection', 'general'],
];

/** Words that nobody would choose; each gives a sound app or a refusal, never a fault. */
const ODD = [
  '🌱',
  '🔥🔥🔥',
  '💊 reminder',
  "'; DROP TABLE users; --",
  '<script>alert(1)</script> shop',
  '${process.exit()} todo',
  'приложение для рецептов',
  '習慣トラッカー',
  'تطبيق ملاحظات',
  'απ\u0301λό',
  'todo\u0000list',
  'class enum func var val',
  'an app for views with text, list, state and color',
  'self super init return',
  '__proto__ constructor toString',
  'an app with id, hash, copy and default',
  'a '.repeat(2000),
  'plants '.repeat(1000),
  'with name, '.repeat(600),
  'NOTES WITH SEARCH',
  'note,,,;;;with...search',
  '1 2 3',
  '#ff0000',
  'red',
  'an app about nothing',
  'todo todo todo',
  'store store for stores',
  'profile',
  'message',
  'conversation list with chat',
  'a cart for carts',
  'orders and order items with customers',
  'settings',
  'statistics of statistics',
  'calendar',
  'map of maps',
  'a tracker for screens, forms and lists',
  'track dates with date, day, time and dates',
  'müsli straße ñandú',
  'rock’n’roll bands',
  'A-B testing',
  'e-mail e-mails email',
  'x'.repeat(7999),
  'hive '.repeat(1500),
];

async function soundOrRefused(prompt: string): Promise<'sound' | 'refused'> {
  try {
    const { spec } = await specified(model, request(prompt));
    expect(AppSpec.safeParse(spec).error).toBeUndefined();
    expect(checkAppSpec(spec)).toEqual([]);
    return 'sound';
  } catch (error) {
    if (error instanceof PromptNotUnderstood) return 'refused';
    throw error;
  }
}

describe('a new app', () => {
  it.each(KINDS)('takes "%s" for the kind %s and makes a sound app', async (prompt, kind) => {
    const spec = await app(prompt);
    expect(spec.kind).toBe(kind);
    expect(AppSpec.safeParse(spec).error).toBeUndefined();
    expect(checkAppSpec(spec)).toEqual([]);
  });

  it('survives odd words', async () => {
    const results = await Promise.all(ODD.map(soundOrRefused));
    expect(results).toContain('sound');
  });

  it('makes sound apps of any nouns, features, fields and looks together', async () => {
    const nouns = [
      'habits',
      'candles',
      'lighthouses',
      'patients',
      'invoices',
      'recipes',
      'guitar lessons',
      'blood pressure readings',
      'classes',
      'wolves',
      'a store for lamps',
      'events',
    ];
    const features = [
      'search',
      'favourites',
      'reminders',
      'a calendar',
      'a map',
      'charts',
      'sorting',
      'categories',
      'dark mode',
      'a cart',
      'a chat',
      'a profile',
      'photos',
      'ratings',
      'streaks',
      'sharing',
      'statistics',
      'due dates',
    ];
    const fields = [
      'name, weight and due date',
      'price and colour',
      'status, location and birthday',
      'phone, email and website',
      'number of pages, duration and start time',
    ];
    const prompts = nouns.flatMap((noun, row) =>
      features
        .slice(row % 2)
        .filter((_, index) => index % 2 === 0)
        .map(
          (feature, column) =>
            `track ${noun} with ${feature}, ${features[(row + column + 5) % features.length]}, ${fields[(row * 7 + column) % fields.length]} in green`,
        ),
    );
    const results = await Promise.all(prompts.map(soundOrRefused));
    expect(results.filter((result) => result === 'refused')).toEqual([]);
  });

  it('gives the same bytes for the same words', async () => {
    const twice = await Promise.all([1, 2].map(() => partsOf(model, request('A store for candles with reviews'))));
    expect(JSON.stringify(twice[0])).toBe(JSON.stringify(twice[1]));
  });

  it('makes models of nouns that it has never met, each with what such a thing has', async () => {
    const { models } = await app('An app for beekeepers to record hive inspections');
    expect(models.map((one) => one.name)).toEqual(['Hive', 'HiveInspection']);
    expect(models[1]?.fields.map((field) => field.type)).toEqual(
      expect.arrayContaining(['reference', 'date', 'longText']),
    );
  });

  it('turns a list of fields into fields of the right types', async () => {
    const [first] = (await app('track lighthouses with height, year, price, website and last visit date')).models;
    const types = Object.fromEntries(first?.fields.map((field) => [field.name, field.type]) ?? []);
    expect(types).toMatchObject({
      height: 'decimal',
      year: 'integer',
      price: 'money',
      website: 'url',
      lastVisitDate: 'date',
    });
  });

  it('adds the features that are asked for, and no others', async () => {
    const bare = JSON.stringify(await app('a todo list'));
    expect(bare).not.toMatch(/"type":"search"|"favourite"|"type":"calendar"|"darkMode"|"type":"map"/);
    const rich = JSON.stringify(await app('a todo list with search, favourites, a calendar and dark mode'));
    for (const sign of ['"type":"search"', '"favourite"', '"type":"calendar"', '"darkMode"'])
      expect(rich).toContain(sign);
  });

  it('leaves out what is refused', async () => {
    expect(JSON.stringify(await app('a notes app'))).toContain('"type":"search"');
    expect(JSON.stringify(await app('a notes app without search'))).not.toContain('"type":"search"');
  });

  it('sells what the words name, at plausible prices', async () => {
    const { models, theme } = await app('an online store for plants with a cart');
    const plant = models.find((one) => one.name === 'Plant');
    expect(plant?.samples.length).toBeGreaterThan(3);
    for (const sample of plant?.samples ?? []) expect(sample.price).toBeGreaterThan(100);
    expect(models.map((one) => one.name)).toEqual(expect.arrayContaining(['CartItem', 'CustomerOrder']));
    expect(theme.accent).toBe('#2E7D32');
  });

  it('hears colours, darkness and who it is for', async () => {
    expect((await app('a purple todo list')).theme.accent).toBe('#6A1B9A');
    expect((await app('a todo list in dark green')).theme.appearance).toBe('system');
    expect((await app('a dark todo list')).theme.appearance).toBe('dark');
    expect((await app('a medicine reminder for seniors')).theme.textSize).toBe('large');
  });

  it('begins with the topics of the prompt', async () => {
    const [habit] = (await app('a habit tracker for meditation and journaling in Spanish')).models;
    expect(habit?.samples[0]?.name).toBe('Meditation');
  });

  it.each(['hello', 'make an app', 'the of and', 'sdfkjh wqerty', 'lol', '...'])(
    'refuses "%s" and says what to write',
    async (prompt) => {
      await expect(app(prompt)).rejects.toMatchObject({
        code: 'PROMPT_NOT_UNDERSTOOD',
        message: expect.stringContaining('for example'),
      });
    },
  );

  it('refuses a prompt that is too long, naming the limit', async () => {
    await expect(app('plants '.repeat(1500))).rejects.toMatchObject({
      code: 'PROMPT_NOT_UNDERSTOOD',
      message: expect.stringContaining(String(MAX_PROMPT_CHARACTERS)),
    });
  });
});
