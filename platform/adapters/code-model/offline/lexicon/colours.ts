/** Colours that a person may name, as accents that white text can be read on. */
export const COLOURS: Readonly<Record<string, string>> = {
  red: '#C62828',
  crimson: '#B71C3C',
  scarlet: '#D32F2F',
  maroon: '#7B1F2B',
  burgundy: '#7A1F3D',
  pink: '#C2185B',
  rose: '#C2456B',
  magenta: '#AD1457',
  coral: '#D84A3A',
  salmon: '#D35F4D',
  orange: '#D9580D',
  peach: '#CC6B49',
  amber: '#B26A00',
  yellow: '#A67C00',
  gold: '#9A7400',
  golden: '#9A7400',
  mustard: '#8F7000',
  olive: '#6B7A1E',
  lime: '#5B8C00',
  green: '#2E7D32',
  emerald: '#0F7B4F',
  mint: '#1B8A6B',
  sage: '#5F7F63',
  forest: '#1E5631',
  teal: '#00796B',
  turquoise: '#0F7F83',
  cyan: '#007C91',
  aqua: '#0A7E8C',
  blue: '#1565C0',
  navy: '#1A2F6B',
  sky: '#1976B8',
  azure: '#1670C4',
  indigo: '#3949AB',
  purple: '#6A1B9A',
  violet: '#6F35A5',
  lavender: '#7E5BB5',
  lilac: '#8A5FA8',
  plum: '#7A2E6B',
  brown: '#6D4C41',
  beige: '#8A7355',
  tan: '#8B6B45',
  chocolate: '#5D3A2B',
  grey: '#546E7A',
  gray: '#546E7A',
  slate: '#455A64',
  silver: '#64727A',
  black: '#212121',
  charcoal: '#37414A',
  rot: '#C62828',
  blau: '#1565C0',
  grün: '#2E7D32',
  gelb: '#A67C00',
  rosa: '#C2185B',
  lila: '#6A1B9A',
  schwarz: '#212121',
  rojo: '#C62828',
  azul: '#1565C0',
  verde: '#2E7D32',
  morado: '#6A1B9A',
  naranja: '#D9580D',
  rouge: '#C62828',
  bleu: '#1565C0',
  vert: '#2E7D32',
  jaune: '#A67C00',
};

/** What an app takes whose words suggest no colour: the same words give the same one. */
const PALETTE = [
  '#1565C0',
  '#00796B',
  '#6A1B9A',
  '#C2456B',
  '#D9580D',
  '#3949AB',
  '#2E7D32',
  '#0F7F83',
  '#7A2E6B',
  '#8F7000',
];

export function paletteColour(words: string): string {
  let sum = 7;
  for (const character of words) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return PALETTE[sum % PALETTE.length] ?? '#1565C0';
}

/** The colour that the words name (`dark green`, `#ff8800`), with how it was called; null when they name none. */
export function colourIn(words: readonly string[]): { hex: string; name: string } | null {
  for (const [index, word] of words.entries()) {
    if (/^#[0-9a-f]{6}$/.test(word)) return { hex: word.toUpperCase(), name: word.toUpperCase() };
    const hex = Object.hasOwn(COLOURS, word) ? COLOURS[word] : undefined;
    if (!hex) continue;
    const before = words[index - 1] ?? '';
    if (/^(dark|deep)$/.test(before)) return { hex: shade(hex, 0.65), name: `${before} ${word}` };
    if (/^(light|bright|pale)$/.test(before)) return { hex: shade(hex, 1.25), name: `${before} ${word}` };
    return { hex, name: word };
  }
  return null;
}

function shade(hex: string, factor: number): string {
  const part = (start: number) => {
    const value = Math.min(255, Math.round(Number.parseInt(hex.slice(start, start + 2), 16) * factor));
    return value.toString(16).padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`.toUpperCase();
}
