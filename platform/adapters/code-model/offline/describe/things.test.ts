import { describedIn } from './things';

/** `book: Title, ISBN, Status (Open/Closed)` for each thing that the prompt describes. */
const told = (prompt: string) =>
  describedIn(prompt).things.map(
    ({ noun, fields, points }) =>
      `${noun}${points.length > 0 ? ` → ${points.join(', ')}` : ''}: ${fields
        .map(
          ({ label, type, choices }) => `${label}${type ? ` ${type}` : ''}${choices ? ` (${choices.join('/')})` : ''}`,
        )
        .join(', ')}`,
  );

describe('an enumeration of fields', () => {
  it.each<[string, string[]]>([
    ['track hikes with name, date and distance in km', ['hike: Name, Date, Distance (km) decimal']],
    [
      'patients with name and phone, and appointments with date, doctor and whether they attended',
      ['patient: Name, Phone', 'appointment: Date, Doctor, Attended boolean'],
    ],
    [
      'Each book has a title, an author and a status of available or on loan. Members have a name and email.',
      ['book: Title, Author, Status (Available/On loan)', 'member: Name, Email'],
    ],
    ['Loans link a book and a member with a due date', ['loan → book, member: Due date']],
    [
      't-shirt orders: name, size small, medium or large, quantity',
      ['tshirt order: Name, Size (Small/Medium/Large), Quantity'],
    ],
    ['tickets: title, status new, in progress, done', ['ticket: Title, Status (New/In progress/Done)']],
    ['inspections: plate number, passed or failed', ['inspection: Plate number, Result (Passed/Failed)']],
    [
      'tools: name, who borrowed it, when, returned or not',
      ['tool: Name, Borrowed by text, Date date, Returned boolean'],
    ],
    ['wines with grape, rating out of 5 and where I bought it', ['wine: Grape, Rating integer, Place text']],
    ['members (name, email) and visits (date, reason)', ['member: Name, Email', 'visit: Date, Reason']],
    ['choir with singers (soprano, alto, bass) and concerts', ['singer: Type (Soprano/Alto/Bass)', 'concert: ']],
    ['matches between players with result win, draw or loss', ['match → player, player: Result (Win/Draw/Loss)']],
    ['log my runs: distance, pace, shoes, weather', ['run: Distance, Pace, Shoe, Weather']],
  ])('reads "%s"', (prompt, things) => {
    expect(told(prompt)).toEqual(things);
  });

  it.each([
    'a habit tracker',
    'tip calculator',
    'notes with search and dark mode',
    'an app for beekeepers to record hive inspections',
  ])('finds none in "%s"', (prompt) => {
    expect(told(prompt)).toEqual([]);
  });

  it('leaves features to what reads features', () => {
    const { things, rest } = describedIn('employees with name, phone and a search');
    expect(things.map(({ fields }) => fields.map(({ label }) => label))).toEqual([['Name', 'Phone']]);
    expect(rest).toContain('search');
  });
});
