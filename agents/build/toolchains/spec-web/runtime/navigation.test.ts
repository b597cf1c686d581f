import { Navigation, type OpenScreen } from './navigation';

let keys = 0;
const open = (screen: string): OpenScreen => ({
  key: (keys += 1),
  screen,
  item: null,
  state: {},
  form: null,
  scrollTop: 0,
});
const shown = (navigation: Navigation) => navigation.stack.map(({ screen }) => screen);

describe('navigation', () => {
  it('keeps a stack for each tab', () => {
    const navigation = new Navigation([open('list'), open('settings')]);
    navigation.push(open('detail'));
    navigation.selectTab(1);
    expect(shown(navigation)).toEqual(['settings']);
    navigation.selectTab(0);
    expect(shown(navigation)).toEqual(['list', 'detail']);
  });

  it('goes back to the first screen of a tab and no further', () => {
    const navigation = new Navigation([open('list')]);
    navigation.push(open('detail'));
    expect(navigation.back()).toBe(true);
    expect(navigation.back()).toBe(false);
    expect(shown(navigation)).toEqual(['list']);
  });

  it('goes back to the first screen when its tab is chosen again', () => {
    const navigation = new Navigation([open('list')]);
    navigation.push(open('detail'));
    navigation.push(open('edit'));
    navigation.selectTab(0);
    expect(shown(navigation)).toEqual(['list']);
    expect(navigation.lastMove.movement).toBe('back');
  });

  it('closes screens in all tabs, but never the first ones', () => {
    const navigation = new Navigation([open('list'), open('other')]);
    navigation.push(open('detail'));
    navigation.selectTab(1);
    navigation.push(open('detail'));
    navigation.closeUnless(() => false);
    expect(shown(navigation)).toEqual(['other']);
    navigation.selectTab(0);
    expect(shown(navigation)).toEqual(['list']);
  });
});
