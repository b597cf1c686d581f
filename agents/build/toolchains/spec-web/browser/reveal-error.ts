/** Brings the first field that is in error into view and puts the focus into it. */
export function revealError(): void {
  const field = document.querySelector<HTMLElement>('.screen .invalid');
  field?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}
