type Send = (message: object) => void;

// Tab is not among them: it leads out of the screen again.
const KEYS = new Set([
  'Enter',
  'Backspace',
  'Delete',
  'Escape',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
]);
// Below what a message may have, however its characters are escaped.
const CHARACTERS_A_MESSAGE = 1000;

export interface TypingPlaces {
  screen: HTMLElement;
  /** Unseen, in the screen: it has the focus while one types into the app, so that input methods, dead keys and the clipboard work. */
  keyboard: HTMLTextAreaElement;
  form: HTMLFormElement;
  field: HTMLInputElement;
}

/** Types into the app what is typed while its screen has the focus, and what is written into the field below it. */
export function sendTyping({ screen, keyboard, form, field }: TypingPlaces, isLive: () => boolean, send: Send): void {
  const type = (text: string) => {
    // By characters, not by their halves: one that is cut in two arrives as two that mean nothing.
    const characters = Array.from(text);
    for (let at = 0; at < characters.length; at += CHARACTERS_A_MESSAGE)
      send({ type: 'text', text: characters.slice(at, at + CHARACTERS_A_MESSAGE).join('') });
  };
  const flush = () => {
    if (isLive() && keyboard.value) type(keyboard.value);
    keyboard.value = '';
  };
  const focus = () => keyboard.focus({ preventScroll: true });
  screen.addEventListener('focus', focus);
  screen.addEventListener('pointerdown', (event) => {
    // A finger would bring up the keyboard of the phone at each touch; the field below is for it.
    if (isLive() && event.pointerType !== 'touch') focus();
  });
  keyboard.addEventListener('keydown', (event) => {
    if (!isLive() || event.ctrlKey || event.metaKey || event.isComposing || !KEYS.has(event.key)) return;
    event.preventDefault();
    send({ type: 'key', key: event.key });
  });
  keyboard.addEventListener('input', (event) => {
    // What an input method composes is typed when it is done.
    if (!(event instanceof InputEvent && event.isComposing)) flush();
  });
  keyboard.addEventListener('compositionend', flush);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!isLive()) return;
    if (field.value) type(field.value);
    else send({ type: 'key', key: 'Enter' });
    field.value = '';
  });
}
