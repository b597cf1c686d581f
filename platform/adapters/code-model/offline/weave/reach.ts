import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { IconName } from '#schema/app-spec/names';
import { cut } from '../words';
import { newId } from './look';

const MOST_TABS = 5;
const MOST_TOOLS = 4;

/** Adds the screen and a way to it: a tab while there is room, else a tool of the first tab, else a button on it. Says which it was. */
export function addReachable(spec: AppSpec, screen: Screen, label: string, icon: IconName, last = false): string {
  spec.screens.push(screen);
  const { tabs } = spec.navigation;
  const tab = { screen: screen.id, label: cut(label, 30), icon };
  if (tabs.length < MOST_TABS) {
    const settings = tabs.findIndex((one) => one.screen === 'settings' || one.screen === 'profile');
    if (settings >= 0 && !last) tabs.splice(settings, 0, tab);
    else tabs.push(tab);
    return `with the tab "${tab.label}"`;
  }
  const home = spec.screens.find((one) => one.id === tabs[0]?.screen) ?? spec.screens[0];
  if (!home) return '';
  const action = { kind: 'open', screen: screen.id, passItem: false } as const;
  const id = newId(spec, home, `open${screen.id.charAt(0).toUpperCase()}${screen.id.slice(1)}`);
  const roomy = spec.screens.find(
    (one) => tabs.some((other) => other.screen === one.id) && one.toolbar.length < MOST_TOOLS,
  );
  if (home.toolbar.length < MOST_TOOLS) home.toolbar.push({ id, label: cut(label, 60), icon, action });
  else if (roomy) roomy.toolbar.push({ id: id.replace(/^[^.]+/, roomy.id), label: cut(label, 60), icon, action });
  else home.components.push({ id, type: 'button', label: cut(label, 120), icon, role: 'secondary', action });
  return `opened from "${home.title}", since five tabs are the most`;
}
