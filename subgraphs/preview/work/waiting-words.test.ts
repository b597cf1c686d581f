import { MobilePlatform } from '#schema/shared/mobile-platform';
import { placeInLine } from './waiting-words';

describe('what a preview that waits for a device is told', () => {
  it.each([
    [1, true, /all are taken.*next.*place 1/],
    [2, true, /one preview waits before.*place 2/],
    [5, true, /4 previews wait before.*place 5/],
    [1, false, /none for ANDROID is online.*agent:simulator/],
  ])('at place %i, with a device online: %s', (place, isOnline, words) => {
    expect(placeInLine(place, MobilePlatform.ANDROID, isOnline)).toMatch(words);
  });
});
