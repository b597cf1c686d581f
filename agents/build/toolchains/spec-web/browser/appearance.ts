import type { Session } from './session';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** Puts the theme onto the page: light or dark, the accent, and black or white upon it. */
export function applyAppearance({ spec, settings }: Session): void {
  const { appearance, accent } = spec.theme;
  const isDark =
    appearance === 'setting'
      ? settings.darkMode === true
      : appearance === 'dark' || (appearance === 'system' && dark.matches);
  const page = document.documentElement;
  page.dataset.appearance = isDark ? 'dark' : 'light';
  page.style.setProperty('--accent', accent);
  page.style.setProperty('--on-accent', luminance(accent) > 0.45 ? '#1b1b1f' : '#ffffff');
}

/** Calls back when the device changes between light and dark. */
export function watchAppearance(changed: () => void): void {
  dark.addEventListener('change', changed);
}

/** Relative luminance as WCAG 2 defines it, 0..1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
