import type { VNode } from 'preact';
import { button, classes, el } from './element';
import { icon } from './icon';
import type { MenuChoice, Overlay } from './overlay';
import { menuRow } from './pickers';
import type { Session } from './session';

/** What lies over the screens at present, and the notice. */
export function overlayViews(session: Session): (VNode | null)[] {
  return [session.overlay && overlayView(session.overlay, session), noticeView(session)];
}

function overlayView(overlay: Overlay, session: Session): VNode {
  switch (overlay.kind) {
    case 'confirm':
      return confirmView(overlay, session);
    case 'menu':
      return panel('menu', overlay.title, session, menuRows(overlay.choices, session));
    case 'sheet':
      return panel('sheet', overlay.title, session, [overlay.content()]);
    case 'share':
      return panel('share', session.language.words.share, session, shareParts(overlay.text, session));
  }
}

/** A sheet from below with a title; a tap beside it, or Escape, closes it. */
function panel(kind: string, title: string, session: Session, parts: VNode[]): VNode {
  const { words } = session.language;
  const close = () => session.show(null);
  const head = el(
    'div',
    { class: 'sheet-head' },
    el('h2', { class: 'sheet-title' }, title),
    button({ class: 'sheet-close', 'data-testid': 'overlay.close' }, close, words.done),
  );
  const attributes = {
    class: `sheet ${kind}`,
    role: 'dialog',
    'aria-modal': 'true',
    'aria-label': title,
    tabindex: -1,
    ref: takeFocus,
  };
  const grip = el('div', { class: 'grip', 'aria-hidden': 'true' });
  return el('div', { key: 'overlay', class: 'overlay' }, scrim(close), el('div', attributes, grip, head, ...parts));
}

function menuRows(choices: MenuChoice[], session: Session): VNode[] {
  const rows = choices.map((choice) => {
    const press = () => {
      session.show(null);
      choice.choose();
    };
    const leading = choice.icon ? icon(session.platform, choice.icon) : null;
    return menuRow(choice, press, leading, choice.isChosen ? icon(session.platform, 'check') : null);
  });
  return [el('div', { class: 'menu-choices', role: 'menu' }, ...rows)];
}

function confirmView(overlay: Extract<Overlay, { kind: 'confirm' }>, session: Session): VNode {
  const { words } = session.language;
  const attributes = {
    class: 'alert',
    role: 'alertdialog',
    'aria-modal': 'true',
    'aria-describedby': 'alert.text',
    tabindex: -1,
    ref: takeFocus,
  };
  const answers = el(
    'div',
    { class: 'alert-answers' },
    button(
      { class: 'alert-answer ripple', 'data-testid': 'confirm.cancel' },
      () => overlay.answer(false),
      words.cancel,
    ),
    button(
      { class: 'alert-answer destructive ripple', 'data-testid': 'confirm.ok' },
      () => overlay.answer(true),
      words.delete,
    ),
  );
  const box = el('div', attributes, el('p', { id: 'alert.text', class: 'alert-text' }, overlay.message), answers);
  return el(
    'div',
    { key: 'overlay', class: 'overlay centred' },
    scrim(() => overlay.answer(false)),
    box,
  );
}

function shareParts(text: string, session: Session): VNode[] {
  const { words } = session.language;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    session.show(null);
    session.notify(words.copied);
  };
  const copyButton = button(
    { class: 'button primary', 'data-testid': 'share.copy' },
    () => void copy().catch(() => selectText('share.text')),
    icon(session.platform, 'copy'),
    el('span', {}, words.copy),
  );
  return [el('p', { class: 'share-text', id: 'share.text', 'data-testid': 'share.text' }, text), copyButton];
}

function noticeView(session: Session): VNode | null {
  const { notice } = session;
  if (!notice) return null;
  const attributes = {
    key: `notice.${notice.key}`,
    class: classes('notice', notice.kind),
    role: 'status',
    'data-testid': notice.kind,
  };
  const title = notice.title && el('strong', { class: 'notice-title' }, notice.title);
  const bell = notice.kind === 'reminder' ? icon(session.platform, 'bell') : null;
  return button(
    attributes,
    () => session.dismiss(notice),
    bell,
    el('span', { class: 'notice-text' }, title, notice.message),
  );
}

const scrim = (close: () => void) => el('div', { class: 'scrim', onClick: close, 'aria-hidden': 'true' });

/** Where the browser lets nobody write to its clipboard, the text is selected for the user to copy. */
function selectText(id: string): void {
  const element = document.getElementById(id);
  if (element) window.getSelection()?.selectAllChildren(element);
}

let focused: Element | null = null;

/** Puts the focus into what has just been opened, once. */
function takeFocus(element: HTMLElement | null): void {
  if (element && focused !== element) element.focus({ preventScroll: true });
  focused = element;
}
