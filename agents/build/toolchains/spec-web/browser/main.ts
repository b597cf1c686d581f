import type { AppSpec } from '#schema/app-spec/app-spec';
import { render } from 'preact';
import { appView } from './app-view';
import { applyAppearance, watchAppearance } from './appearance';
import { followKeys } from './keys';
import { openShelf } from './local-shelf';
import { startReminders } from './reminders';
import { startRipples } from './ripple';
import { type Platform, Session } from './session';
import { closeSwipesOnTap } from './swipe';

/** As long as the style sheets' movements take. */
const TRANSITION_MILLISECONDS = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 420;

/** Starts the app that the page holds. */
function start(root: HTMLElement, spec: AppSpec, platform: Platform): void {
  let isAsked = false;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const draw = () => {
    isAsked = false;
    applyAppearance(session);
    render(appView(session), root);
    if (session.navigation.lastMove.movement === 'none' || settling !== undefined) return;
    settling = setTimeout(() => {
      settling = undefined;
      session.navigation.settle();
      draw();
    }, TRANSITION_MILLISECONDS);
  };
  const redraw = () => {
    if (isAsked) return;
    isAsked = true;
    queueMicrotask(draw);
  };
  const session = new Session(spec, platform, navigator.language, openShelf(`app:${spec.name}:${platform}`), redraw);
  draw();
  watchAppearance(redraw);
  followKeys(session);
  startReminders(session);
  closeSwipesOnTap();
  if (platform === 'ANDROID') startRipples();
  setInterval(redraw, 20_000);
}

const root = document.getElementById('app');
const text = document.getElementById('app-spec')?.textContent;
const platform = document.documentElement.dataset.platform === 'ANDROID' ? 'ANDROID' : 'IOS';
if (root && text) start(root, JSON.parse(text) as AppSpec, platform);
