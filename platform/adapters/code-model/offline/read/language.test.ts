import { compose } from '../plan/compose';
import { readPrompt } from '../plan/reading';
import { translated } from './language';

describe('a prompt of another language', () => {
  it.each([
    ['Eine App für meine Briefmarkensammlung', 'German', 'Stamp'],
    ['Trinkgeldrechner', 'German', 'Bill'],
    ['gestor de clientes con teléfono y correo', 'Spanish', 'Customer'],
    ['Une application pour gérer les dépenses du foyer', 'French', 'Expense'],
    ['app per gestire le ricette', 'Italian', 'Recipe'],
    ['レシピ管理アプリ', 'Japanese', 'Recipe'],
    ['приложение для заметок', 'Russian', 'Note'],
  ])('"%s" is %s and about %s', (prompt, language, model) => {
    const { spec, remarks } = compose(readPrompt(prompt), '');
    expect(spec.models[0]?.name).toBe(model);
    expect(remarks.join(' ')).toContain(`seem to be ${language}`);
  });

  it('names what it did not know, and gives it no English plural', () => {
    const { spec, remarks } = compose(readPrompt('Ich möchte meine Modelleisenbahn verwalten'), '');
    expect(spec.models[0]?.plural).toBe('Modelleisenbahn');
    expect(remarks.join(' ')).toContain('"Modelleisenbahn"');
  });

  it.each([
    'track my runs with distance and time',
    'a café menu',
    'an app for my son to log chess games',
    'Tai chi sessions',
  ])('takes "%s" for English', (prompt) => {
    expect(translated(prompt)).toEqual({ language: null, english: prompt, unknown: [] });
  });
});
