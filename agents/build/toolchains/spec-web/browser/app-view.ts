import type { VNode } from 'preact';
import { localTime } from '../runtime/days';
import { button, classes, el } from './element';
import { icon } from './icon';
import { overlayViews } from './overlay-views';
import { screenView } from './screen-view';
import type { Session } from './session';

/** The whole picture: status bar, the open screen (and the one that is leaving), tabs, and what lies over them. */
export function appView(session: Session): VNode {
  const { navigation, spec, platform } = session;
  const { movement, left } = navigation.lastMove;
  const depth = navigation.stack.length - 1;
  const layers = [screenView(navigation.top, session, movement === 'none' ? '' : `enter-${movement}`, depth)];
  if (left && left !== navigation.top && movement !== 'tab')
    layers.unshift(screenView(left, session, `leave-${movement}`, movement === 'back' ? depth + 1 : depth - 1));
  const hasTabs = spec.navigation.tabs.length > 1 && (platform === 'IOS' || depth === 0);
  const { titleSize, textSize, corners } = spec.theme;
  const names = classes('phone', `title-${titleSize}`, `text-${textSize}`, `corners-${corners}`, hasTabs && 'has-tabs');
  return el(
    'div',
    { class: names },
    statusBar(session),
    el('div', { class: 'stage', inert: session.overlay ? true : undefined }, ...layers),
    hasTabs ? tabBar(session) : null,
    el('div', { class: 'home-bar', 'aria-hidden': 'true' }),
    ...overlayViews(session),
  );
}

function tabBar(session: Session): VNode {
  const { navigation, spec, language } = session;
  const tabs = spec.navigation.tabs.map((tab, index) => {
    const isActive = index === navigation.activeTab;
    const attributes = {
      key: tab.screen,
      class: classes('tab', isActive && 'active'),
      'data-testid': `tab.${tab.screen}`,
      'aria-current': isActive ? 'page' : undefined,
    };
    const select = () => {
      navigation.selectTab(index);
      session.redraw();
    };
    const symbol = el('span', { class: 'tab-symbol ripple' }, icon(session.platform, tab.icon));
    return button(attributes, select, symbol, el('span', { class: 'tab-label' }, language.translate(tab.label)));
  });
  return el('nav', { class: 'tab-bar', inert: session.overlay ? true : undefined }, ...tabs);
}

function statusBar(session: Session): VNode {
  const bars = [0, 1, 2, 3].map((bar) =>
    el('rect', { x: bar * 5, y: 9 - bar * 3, width: 3.2, height: 3 + bar * 3, rx: 1 }),
  );
  const wifi = el('path', { d: 'M0 3.6 A 11 11 0 0 1 16 3.6 L 8 12 Z' });
  const battery = [
    el('rect', { class: 'battery-case', x: 0.5, y: 0.5, width: 22, height: 11, rx: 3.4 }),
    el('rect', { x: 2, y: 2, width: 17, height: 8, rx: 2 }),
    el('rect', { x: 24, y: 4, width: 1.6, height: 4, rx: 0.8 }),
  ];
  return el(
    'div',
    { class: 'status-bar', 'aria-hidden': 'true' },
    el('span', { class: 'clock' }, localTime(session.clock()).replace(/^0/, '')),
    el(
      'span',
      { class: 'signals' },
      el('svg', { viewBox: '0 0 19 12', width: 19, height: 12 }, ...bars),
      el('svg', { viewBox: '0 0 16 12', width: 16, height: 12 }, wifi),
      el('svg', { viewBox: '0 0 26 12', width: 26, height: 12 }, ...battery),
    ),
  );
}
