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
const MAX_CHARACTERS = 4096;

/** Types into the app what is typed while its screen has the focus, and what is written into the field below it. */
export function sendTyping(
  screen: HTMLElement,
  form: HTMLFormElement,
  field: HTMLInputElement,
  isLive: () => boolean,
  send: Send,
): void {
  const type = (text: string) => {
    for (let at = 0; at < text.length; at += MAX_CHARACTERS)
      send({ type: 'text', text: text.slice(at, at + MAX_CHARACTERS) });
  };
  screen.addEventListener('keydown', (event) => {
    if (!isLive() || event.target !== screen || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (KEYS.has(event.key)) send({ type: 'key', key: event.key });
    else if (/^.$/u.test(event.key)) type(event.key);
    else return;
    event.preventDefault();
  });
  screen.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain');
    if (!isLive() || event.target !== screen || !text) return;
    event.preventDefault();
    type(text);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!isLive()) return;
    if (field.value) type(field.value);
    else send({ type: 'key', key: 'Enter' });
    field.value = '';
  });
}
