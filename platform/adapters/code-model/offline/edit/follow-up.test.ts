import { PromptNotUnderstood } from '#platform/kernel/errors';
import { checkAppSpec } from '#schema/app-spec/check';
import type { AppSpec } from '#schema/app-spec/app-spec';
import { compose } from '../plan/compose';
import { readPrompt } from '../plan/reading';
import { edit } from './edit';

const made = (prompt: string) => compose(readPrompt(prompt), '').spec;
const tasks = made('a todo app with projects');
const library = made(
  'library with books (title, author, status available or on loan), members (name, email) and loans (book, member, due date)',
);
const fieldsOf = (spec: AppSpec, model: string) => spec.models.find((one) => one.name === model)?.fields ?? [];
const last = (spec: AppSpec, model: string) => fieldsOf(spec, model).at(-1);

describe('the words of a follow-up', () => {
  it.each<[string, object]>([
    [
      'add a field effort with small, medium or large to tasks',
      { label: 'Effort', type: 'choice', choices: ['Small', 'Medium', 'Large'] },
    ],
    ['add whether it is urgent', { label: 'Urgent', type: 'boolean' }],
    ['add a returned checkbox to tasks', { label: 'Returned', type: 'boolean' }],
    ['I want to be able to archive tasks', { name: 'archived', type: 'boolean' }],
    ['tasks should belong to a project', { name: 'project', type: 'reference', model: 'Project' }],
    ['add a serial number to tasks', { name: 'serialNumber', type: 'text' }],
    ['add length in cm to tasks', { label: 'Length (cm)', type: 'decimal' }],
  ])('"%s" adds one field and touches no other model', (wish, field) => {
    const { spec } = edit(tasks, wish);
    expect(last(spec, 'TaskItem')).toMatchObject(field);
    expect(fieldsOf(spec, 'TaskItem')).toHaveLength(fieldsOf(tasks, 'TaskItem').length + 1);
    expect(spec.models.filter((one) => one.name !== 'TaskItem')).toEqual(
      tasks.models.filter((one) => one.name !== 'TaskItem'),
    );
    expect(checkAppSpec(spec)).toEqual([]);
  });

  it('filters and searches what is named, by what is named', () => {
    expect(JSON.stringify(edit(library, 'filter books by status').spec.screens)).toContain('"statusFilter"');
    const { spec } = edit(library, 'search loans by member');
    expect(JSON.stringify(spec.screens)).toContain('{"kind":"related","reference":"member","name":"name"}');
    expect(edit(library, 'filter members by shoe size')).toMatchObject({ changes: [], spec: library });
    expect(edit(library, 'sort members by due date').changes).toEqual([]);
  });

  it('finds in a search what was added after it', () => {
    const { spec } = edit(edit(library, 'add a search to books').spec, 'add a publisher to books');
    const list = JSON.stringify(spec.screens.find((one) => one.id === 'bookList')?.components);
    expect(list).toContain('{"kind":"contains","value":{"kind":"field","name":"publisher"}');
  });

  it('hides what is done, and says when nothing says so', () => {
    const hidden = edit(tasks, 'hide completed tasks');
    expect(hidden.changes).toHaveLength(1);
    expect(edit(hidden.spec, 'hide completed tasks').changes).toEqual([]);
    expect(edit(library, 'hide archived members').remarks.join(' ')).toContain('no field');
  });

  it('takes the new colour where the old one is named too', () => {
    expect(edit(tasks, 'change the accent colour from red to teal').spec.theme.accent).toBe('#00796B');
    expect(edit(tasks, 'make it green instead of blue').spec.theme.accent).toBe('#2E7D32');
    expect(edit(tasks, "I don't like the orange colour, use navy").spec.theme.accent).toBe('#1A2F6B');
  });

  it('swaps two tabs, shows figures, and adds a calculator', () => {
    expect(edit(tasks, 'swap the tabs').spec.navigation.tabs.map((tab) => tab.label)).toEqual(['Projects', 'Tasks']);
    expect(edit(tasks, 'show how many tasks are done').spec.screens.map((one) => one.id)).toContain('statistics');
    expect(edit(tasks, 'add a tip calculator').changes.join(' ')).toContain('Tip Calculator');
  });

  it('changes nothing where that would lose what was entered', () => {
    expect(edit(tasks, 'change notes to a checkbox')).toMatchObject({ changes: [], spec: tasks });
  });

  it.each([
    ['undo', 'revision'],
    ['why are there two tabs?', 'answer no questions'],
    ['add a video call', 'beyond'],
    ['let me see which tasks are overdue', 'I can add a field'],
    ['make it better', 'I can add a field'],
  ])('refuses "%s" and says why', (wish, reason) => {
    expect(() => edit(tasks, wish)).toThrow(PromptNotUnderstood);
    expect(() => edit(tasks, wish)).toThrow(new RegExp(reason));
  });
});

describe('a follow-up of very many wishes', () => {
  it('is read as far as a person would write, at once', () => {
    const begun = Date.now();
    const { changes, remarks } = edit(tasks, 'make it teal. make it red. '.repeat(290));
    expect(changes.length).toBeGreaterThan(1);
    expect(remarks.join(' ')).toContain('first 40 wishes');
    expect(Date.now() - begun).toBeLessThan(5000);
  });
});
