import { PromptNotUnderstood } from '#platform/kernel/errors';
import { AppSpec } from '#schema/app-spec/app-spec';
import { checkAppSpec } from '#schema/app-spec/check';
import { habitTracker } from '#schema/app-spec/fixtures/habit-tracker';
import { plantStore } from '#schema/app-spec/fixtures/plant-store';
import { compose } from '../plan/compose';
import { readPrompt } from '../plan/reading';
import { edit } from './edit';

const made = (prompt: string) => compose(readPrompt(prompt), '').spec;
const apps: [string, AppSpec][] = [
  ['habits', habitTracker],
  ['store', plantStore],
  ['hives', made('An app for beekeepers to record hive inspections')],
  ['tasks', made('a todo app with projects, search and sorting')],
  ['chat', made('a chat app')],
  ['trips', made('trip planner with favourites, a map and statistics')],
];
const tasks = made('a todo app with projects');
const text = (value: unknown) => JSON.stringify(value);
const screen = (spec: AppSpec, id: string) => spec.screens.find((one) => one.id === id);
const model = (spec: AppSpec, name: string) => spec.models.find((one) => one.name === name);
const tabs = (spec: AppSpec) => spec.navigation.tabs.map((tab) => tab.screen);

/** What comes of the wish; nothing when it is refused as one that the app cannot fulfil. */
function outcomeOf(spec: AppSpec, wish: string) {
  try {
    return edit(spec, wish);
  } catch (error) {
    if (error instanceof PromptNotUnderstood) return { spec, changes: [], remarks: [] };
    throw error;
  }
}

/** Every form of the grammar, in several wordings. */
const WISHES = [
  'add a search to the list',
  'users should be able to search',
  'serach bar',
  'add a due date to tasks',
  'add weight, colour and price',
  'add a field "Size" with options S, M and L',
  'add rating as a number',
  'every plant should have a height and a supplier',
  'add favourites',
  'add a filter',
  'let me sort',
  'add reminders',
  'add dark mode',
  'add settings',
  'show statistics',
  'add a chart',
  'add a calendar',
  'add a map',
  'add photos',
  'add notes',
  'add sharing',
  'add a profile',
  'add a chat',
  'add a cart',
  'add streaks',
  'add a priority',
  'add a screen for suppliers',
  'track expenses too',
  'add an about page',
  'rename the app to Sunrise',
  'rename plants to flowers',
  'rename habits to rituals',
  'rename tasks to chores',
  'change "Save" to "Keep"',
  'make it teal',
  'use #ff8800',
  'make the title larger',
  'make the text smaller',
  'rounder corners',
  'dark theme',
  'make settings the first tab',
  'move the search below the list',
  'put the filter first',
  'sort by name',
  'newest first',
  'show it as a grid',
  'make notes required',
  'use pounds',
  'remove the search',
  'remove the filter',
  'remove favourites',
  'remove reminders',
  'remove notes',
  'remove the name',
  'remove the cart',
  'remove the chat',
  'remove the settings',
  'remove statistics',
  'remove the map',
  'remove projects',
  'remove hives',
  'remove hive inspections',
  'remove decks',
  'remove the first tab',
  'delete the Save button',
  'remove plants',
  'remove conversations',
  'remove messages',
  'remove the category and the photo',
  'hide the price',
  'remove stops',
];

describe('a follow-up', () => {
  it.each(apps)('leaves a sound app of %s whatever it asks for', (_, spec) => {
    const before = text(spec);
    for (const wish of WISHES) {
      const result = outcomeOf(spec, wish);
      const isSame = text(result.spec) === before;
      expect([wish, isSame]).toEqual([wish, result.changes.length === 0]);
      expect([wish, isSame || AppSpec.safeParse(result.spec).success]).toEqual([wish, true]);
      expect([wish, isSame ? [] : checkAppSpec(result.spec)]).toEqual([wish, []]);
      expect(text(spec)).toBe(before);
    }
  });

  it('holds through a long conversation', () => {
    const spec = WISHES.reduce((present, wish) => outcomeOf(present, wish).spec, tasks);
    expect(checkAppSpec(spec)).toEqual([]);
    expect(AppSpec.safeParse(spec).error).toBeUndefined();
  });

  it('finds that a wish which was just fulfilled is fulfilled', () => {
    for (const wish of [
      'add a search to the list',
      'add favourites',
      'add a due date to tasks',
      'make it teal',
      'add reminders',
      'add a calendar',
      'rename the app to Sunrise',
      'sort by due date',
      'add a screen for suppliers',
    ]) {
      const once = edit(
        tasks,
        wish === 'sort by due date' ? 'add a due date to tasks and sort by due date' : wish,
      ).spec;
      const twice = edit(once, wish);
      expect([wish, twice.changes]).toEqual([wish, []]);
      expect(twice.remarks.length).toBeGreaterThan(0);
    }
  });

  it('puts a new field into the model, its samples, both forms and the detail screen', () => {
    const { spec } = edit(tasks, 'add a due date to tasks');
    expect(model(spec, 'TaskItem')?.fields.at(-1)).toMatchObject({ name: 'dueDate', label: 'Due date', type: 'date' });
    for (const sample of model(spec, 'TaskItem')?.samples ?? []) expect(sample.dueDate).toBeDefined();
    for (const id of ['taskItemForm', 'taskItemEdit', 'taskItemDetail'])
      expect(text(screen(spec, id))).toContain('dueDate');
    expect(text(spec.models.filter((one) => one.name !== 'TaskItem'))).toBe(
      text(tasks.models.filter((one) => one.name !== 'TaskItem')),
    );
    expect(text(screen(spec, 'projectDetail'))).toBe(text(screen(tasks, 'projectDetail')));
  });

  it('adds a choice with the options that are named', () => {
    const { spec } = edit(tasks, 'add a field "Size" with options small, medium or large to projects');
    expect(model(spec, 'Project')?.fields.at(-1)).toMatchObject({
      type: 'choice',
      choices: ['Small', 'Medium', 'Large'],
    });
  });

  it('searches the list that is named', () => {
    const { spec } = edit(tasks, 'add a search to the projects');
    expect(text(screen(spec, 'projectList'))).toContain('"type":"search"');
    expect(text(screen(spec, 'taskItemList'))).toBe(text(screen(tasks, 'taskItemList')));
  });

  it('fulfils several wishes of one prompt, and says which it did not understand', () => {
    const { spec, changes, remarks } = edit(
      tasks,
      'Add a search, make the title larger and rename the app to "Done & Dusted". Sing me a song.',
    );
    expect(spec.name).toBe('Done & Dusted');
    expect(spec.theme.titleSize).toBe('extraLarge');
    expect(changes).toHaveLength(3);
    expect(remarks.join(' ')).toContain('Sing me a song');
  });

  it('renames a model everywhere that a person or a type reads it, and keeps ids', () => {
    const { spec } = edit(tasks, 'rename projects to campaigns');
    expect(model(spec, 'Campaign')?.plural).toBe('Campaigns');
    expect(text(spec)).not.toMatch(/"Project"|Projects|New project/);
    expect(screen(spec, 'projectList')?.title).toBe('Campaigns');
  });

  it('orders the tabs', () => {
    expect(tabs(edit(habitTracker, 'make settings the first tab').spec)).toEqual(['settings', 'habitList']);
    expect(tabs(edit(plantStore, 'move orders before cart').spec)).toEqual(['plantList', 'orders', 'cart']);
    expect(tabs(edit(plantStore, 'swap plants and orders').spec)).toEqual(['orders', 'cart', 'plantList']);
  });

  it('moves a component within its screen', () => {
    const { spec } = edit(habitTracker, 'move the search below the filter');
    expect(screen(spec, 'habitList')?.components.map((part) => part.type)).toEqual(['filter', 'search', 'list']);
  });

  it('removes a feature with all that belonged to it', () => {
    const { spec } = edit(plantStore, 'remove the cart');
    expect(spec.models.map((one) => one.name)).toEqual(['Plant']);
    expect(text([spec.models, spec.screens, spec.navigation])).not.toMatch(/cart/i);
    const calm = edit(habitTracker, 'remove the search').spec;
    expect(text(calm)).not.toContain('searchText');
    expect(text(calm.models)).toBe(text(habitTracker.models));
  });

  it('hears colours by name and number', () => {
    expect(edit(tasks, 'make it teal').spec).toEqual({ ...tasks, theme: { ...tasks.theme, accent: '#00796B' } });
    expect(edit(tasks, 'use #ff8800 as the accent colour').spec.theme.accent).toBe('#FF8800');
  });

  it('says what it chose when the words leave a choice', () => {
    expect(edit(tasks, 'add a priority').remarks.join(' ')).toContain('tasks');
    expect(edit(tasks, 'add a due date to unicorns').remarks.join(' ')).toContain('unicorns');
  });

  it('makes a screen of what is described, with its fields', () => {
    const { spec } = edit(tasks, 'add a screen for suppliers with name, phone number and website');
    expect(model(spec, 'Supplier')?.fields.map((field) => field.type)).toEqual(
      expect.arrayContaining(['phone', 'url']),
    );
    expect(tabs(spec)).toContain('supplierList');
  });

  it('changes a label that stands in quotes, and nothing else', () => {
    const { spec } = edit(plantStore, 'rename "Add to cart" to "Buy"');
    expect(text(spec)).toBe(text(plantStore).replaceAll('"Add to cart"', '"Buy"'));
  });

  it.each(['Füge eine Suche hinzu', 'añade una búsqueda', 'ajoute une recherche'])('understands "%s"', (wish) => {
    expect(text(edit(tasks, wish).spec)).toContain('"type":"search"');
  });

  it('takes an app that refers to nothing for broken, and says where', () => {
    const broken = structuredClone(tasks);
    broken.navigation.tabs[0]!.screen = 'nowhere';
    expect(() => edit(broken, 'add a search')).toThrow(/There is no screen nowhere/);
  });

  it.each([
    'write me a poem about it',
    'translate it to German',
    'asdf',
    '!!',
    'undo',
    'remove the unicorn',
    'why?',
    'rename dragons to lizards',
  ])('refuses "%s" and says what it can do', (wish) => {
    expect(() => edit(tasks, wish)).toThrow(/I can add a field/);
  });
});
