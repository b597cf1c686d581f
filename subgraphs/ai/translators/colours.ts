/** A colour by how light (0 to 1), how vivid (0 to about 0.3) and which (in degrees): OKLCH, in which equal steps look equal. */
export interface Shade {
  light: number;
  vivid: number;
  hue: number;
}

/** Reads `#2E7D32`. */
export function shadeOf(hex: string): Shade {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const c = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const light = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  return { light, vivid: Math.hypot(a, c), hue: (Math.atan2(c, a) * 180) / Math.PI };
}

/** `#2E7D32`, as vivid as a screen can show it. */
export function hexOf({ light, vivid, hue }: Shade): string {
  for (let chroma = vivid; ; chroma -= 0.005) {
    const channels = channelsOf({ light, vivid: Math.max(0, chroma), hue });
    if (chroma <= 0 || channels.every((channel) => channel > -0.002 && channel < 1.002))
      return `#${channels.map(hexPair).join('').toUpperCase()}`;
  }
}

/** How well two colours stand out from one another, 1 to 21; text wants 4.5. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Black or white, whichever is read more easily on the colour. */
export function inkOn(hex: string): string {
  return contrast(hex, '#FFFFFF') >= contrast(hex, '#000000') ? '#FFFFFF' : '#000000';
}

/** The colour itself where it can be read on the ground, else the nearest lighter or darker shade that can. */
export function readableOn(ground: string, hex: string, wanted = 4.5): string {
  const shade = shadeOf(hex);
  const step = luminance(ground) < 0.2 ? 0.01 : -0.01;
  let found = hex.toUpperCase();
  for (let { light } = shade; contrast(found, ground) < wanted && light >= 0 && light <= 1; light += step)
    found = hexOf({ ...shade, light });
  return found;
}

function channelsOf({ light, vivid, hue }: Shade): number[] {
  const a = vivid * Math.cos((hue * Math.PI) / 180);
  const b = vivid * Math.sin((hue * Math.PI) / 180);
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map(encoded);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const encoded = (channel: number) =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * Math.max(0, channel) ** (1 / 2.4) - 0.055;
const hexPair = (channel: number) =>
  Math.round(Math.min(1, Math.max(0, channel)) * 255)
    .toString(16)
    .padStart(2, '0');
