import { bundleIdProblems, derivedBundleId } from './bundle-id';

describe('a bundle id', () => {
  it.each(['app.habits', 'com.Ada.Habits2', 'io.github.ada.x'])('%s fits both stores', (bundleId) => {
    expect(bundleIdProblems(bundleId)).toEqual([]);
  });

  it.each([
    '',
    'habits',
    'app.',
    '.habits',
    'app..habits',
    'app.1habits',
    'app.my-habits',
    'app.my_habits',
    'app.hábits',
    'app.habits ',
    'app.new',
    'com.example.habits',
    'COM.Example.habits',
    'com.google.maps',
    'app.habits\n',
    `app.${'x'.repeat(150)}`,
  ])('%j does not', (bundleId) => {
    expect(bundleIdProblems(bundleId)).not.toEqual([]);
  });

  it.each([
    ["Ada's team", 'Habit tracker', 'app.adasteam.habittracker'],
    ['Zoë & Søn', '3 Plants', 'app.zoesn.plants'],
    ['植物', '🌱', 'app.team1.app1'],
    ['new', 'Class', 'app.newapp.classapp'],
    ['', 'x'.repeat(200), `app.team1.${'x'.repeat(40)}`],
  ])('is made of the names %j and %j', (team, project, expected) => {
    const made = derivedBundleId({ name: team, fallback: 'team1' }, { name: project, fallback: 'app1' });
    expect(made).toBe(expected);
    expect(bundleIdProblems(made)).toEqual([]);
  });
});
