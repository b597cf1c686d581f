import type { Component } from '#schema/app-spec/component';
import type { Screen, ToolbarItem } from '#schema/app-spec/app-spec';
import type { VNode } from 'preact';
import type { OpenScreen } from '../runtime/navigation';
import { componentViews } from './component-view';
import { button, classes, el } from './element';
import { Place } from './place';
import type { Session } from './session';

/** One open screen with its bar at the top; what follows a conversation stands below it and does not scroll. */
export function screenView(open: OpenScreen, session: Session, motion: string, depth: number): VNode {
  const screen = session.screen(open.screen);
  const place = new Place(session, open, session.around(open));
  const title = place.label(screen.title);
  const talk = screen.components.findIndex((component) => component.type === 'messages');
  const [main, below] = talk < 0 ? [screen.components, []] : split(screen.components, talk + 1);
  const isTalk = talk >= 0;
  const scrolled = (event: Event) => {
    const content = event.currentTarget as HTMLElement;
    open.scrollTop = content.scrollTop;
    content.parentElement?.classList.toggle('scrolled', content.scrollTop > 4);
    content.parentElement?.classList.toggle('title-away', content.scrollTop > 40);
  };
  const content = el(
    'main',
    { class: classes('content', isTalk && 'talk'), onScroll: scrolled, ref: restoreScroll(open, isTalk) },
    session.platform === 'IOS' ? el('h1', { class: 'large-title', 'aria-hidden': 'true' }, title) : null,
    ...componentViews(main, place),
  );
  const bottom =
    below.length > 0 ? el('div', { class: 'bottom-bar' }, ...componentViews(below, place.inside('bar'))) : null;
  const names = classes(
    'screen',
    motion,
    screen.form && 'form-screen',
    depth > 0 && 'pushed',
    open.scrollTop > 4 && 'scrolled',
    open.scrollTop > 40 && 'title-away',
  );
  const isLeaving = motion.startsWith('leave');
  const attributes = {
    key: String(open.key),
    class: names,
    'data-testid': screen.id,
    'aria-label': title,
    inert: isLeaving || undefined,
  };
  return el(
    'section',
    attributes,
    headerView(screen, place, title, depth),
    content,
    bottom,
    fabView(screen, place, bottom !== null),
  );
}

function headerView(screen: Screen, place: Place, title: string, depth: number): VNode {
  const { session } = place;
  const isIos = session.platform === 'IOS';
  const before = session.navigation.stack[depth - 1];
  const { words } = session.language;
  const backLabel = isIos && before ? place.label(session.screen(before.screen).title) : '';
  const back =
    depth > 0
      ? button(
          { class: 'back ripple', 'data-testid': 'navigation.back', 'aria-label': words.back },
          () => session.back(),
          place.icon('chevronLeft'),
          isIos ? el('span', {}, backLabel.length > 14 ? words.back : backLabel) : null,
        )
      : null;
  const tools = isIos && screen.primaryAction ? [...screen.toolbar, screen.primaryAction] : screen.toolbar;
  return el(
    'header',
    { class: 'bar' },
    el('div', { class: 'bar-side' }, back),
    el('h1', { class: 'bar-title', 'data-testid': 'navigation.title' }, title),
    el('div', { class: 'bar-side end' }, ...tools.map((tool) => toolView(tool, place))),
  );
}

function toolView(tool: ToolbarItem, place: Place): VNode {
  const attributes = {
    key: tool.id,
    class: 'tool ripple',
    'data-testid': tool.id,
    'aria-label': place.label(tool.label),
  };
  return button(attributes, () => place.run(tool.action), place.icon(toolIcon(tool, place)));
}

/** A heart or a star that toggles a field is filled while the field is true. */
function toolIcon({ icon, action }: ToolbarItem, place: Place): ToolbarItem['icon'] {
  const isOn = action.kind === 'toggle' && place.focus?.object[action.field] === true;
  if (isOn && icon === 'heart') return 'heartFilled';
  return isOn && icon === 'star' ? 'starFilled' : icon;
}

function fabView(screen: Screen, place: Place, isRaised: boolean): VNode | null {
  const action = screen.primaryAction;
  if (!action || place.session.platform === 'IOS') return null;
  const label = place.label(action.label);
  const attributes = {
    class: classes('fab ripple', isRaised && 'raised'),
    'data-testid': action.id,
    'aria-label': label,
  };
  return button(attributes, () => place.run(action.action), place.icon(action.icon));
}

const restored = new WeakMap<OpenScreen, HTMLElement>();
const lastHeights = new WeakMap<HTMLElement, number>();

/** A screen comes back where it was left; a conversation follows its newest message. */
function restoreScroll(open: OpenScreen, isTalk: boolean): (element: HTMLElement | null) => void {
  return (element) => {
    if (!element) return;
    if (restored.get(open) !== element) {
      restored.set(open, element);
      element.scrollTop = isTalk ? element.scrollHeight : open.scrollTop;
    } else if (isTalk && lastHeights.get(element) !== element.scrollHeight) element.scrollTop = element.scrollHeight;
    lastHeights.set(element, element.scrollHeight);
  };
}

const split = (components: Component[], at: number): [Component[], Component[]] => [
  components.slice(0, at),
  components.slice(at),
];
