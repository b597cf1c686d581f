import { habitTracker } from '#schema/app-spec/fixtures/habit-tracker';
import { keepData, openKeptData } from './kept-data';

const clock = { now: new Date('2026-11-23T12:00:00Z'), timeZone: 'UTC' };
const open = (text: string | null) => openKeptData(text, habitTracker, clock);

describe('what an app keeps', () => {
  it('are samples at the first start, with days counted from then', () => {
    const { objects, settings } = open(null);
    expect(objects.Habit).toHaveLength(3);
    expect(objects.Habit?.[0]).toMatchObject({
      id: 'habit-1',
      notes: '',
      doneOn: ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'],
      reminderTime: '07:30',
    });
    expect(objects.Habit?.[2]).toMatchObject({ reminderOn: false, reminderTime: '08:00' });
    expect(settings).toEqual({ darkMode: false });
  });

  it('comes back as it was', () => {
    const kept = { objects: { Habit: [] }, settings: { darkMode: true } };
    expect(open(keepData(kept))).toEqual(kept);
  });

  it('is fitted to a specification that has changed since', () => {
    const old = {
      objects: { Habit: [{ id: 'a', name: 7, category: 'Gone', doneOn: ['x', '2026-11-01'], extra: 1 }] },
      settings: { darkMode: 'yes' },
    };
    const { objects, settings } = open(JSON.stringify(old));
    expect(objects.Habit).toEqual([
      {
        id: 'a',
        name: '',
        category: 'Health',
        notes: '',
        doneOn: ['2026-11-01'],
        reminderOn: false,
        reminderTime: '08:00',
      },
    ]);
    expect(settings).toEqual({ darkMode: false });
  });

  it.each(['', '{', 'null', '[]', '{"objects":[]}', '{"objects":{"Habit":[null,{"id":1},{"id":"a"},{"id":"a"}]}}'])(
    'is begun anew where it cannot be read: %s',
    (text) => expect(open(text).objects.Habit?.every((habit) => typeof habit.name === 'string')).toBe(true),
  );
});
