import { AppSpec } from './app-spec';
import { checkAppSpec } from './check';
import { habitTracker } from './fixtures/habit-tracker';
import { plantStore } from './fixtures/plant-store';

describe('checkAppSpec', () => {
  it.each([habitTracker, plantStore])('accepts $name', (spec) => {
    expect(AppSpec.safeParse(spec).error).toBeUndefined();
    expect(checkAppSpec(spec)).toEqual([]);
  });
});
